package wormhole.crypto.bc.spake2;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import org.bouncycastle.math.ec.rfc7748.X25519Field;

/**
 * A point of edwards25519, -x^2 + y^2 = 1 + d x^2 y^2, in extended coordinates (X : Y : Z : T) with x = X/Z, y = Y/Z and
 * T = XY/Z. Nobody changes the coordinates of a point once it is made.
 */
final class Point {
    /** Bytes of an encoded point: y, little-endian, and the lowest bit of x in the top bit. */
    static final int BYTES = 32;

    /** d of the curve, -121665/121666. */
    private static final int[] D = decodeField("a3785913ca4deb75abd841414d0a700098e879777940c78c73fe6f2bee6c0352");

    /** 2d, which additions need. */
    static final int[] TWICE_D = twice(D);

    private static final int SIGN_BIT = 0x80;

    final int[] x;
    final int[] y;
    final int[] z;
    final int[] t;

    Point(int[] x, int[] y, int[] z, int[] t) {
        this.x = x;
        this.y = y;
        this.z = z;
        this.t = t;
    }

    static Point identity() {
        return affine(X25519Field.create(), one());
    }

    static Point affine(int[] x, int[] y) {
        var t = X25519Field.create();
        X25519Field.mul(x, y, t);
        return new Point(x, y, one(), t);
    }

    /**
     * Reads an encoded point. Takes a time that depends on the input, which therefore must be public.
     *
     * @param encoded {@value #BYTES} bytes
     * @return the point; empty when this is not the one encoding of a point on the curve
     */
    static Optional<Point> decode(byte[] encoded) {
        var y = X25519Field.create();
        X25519Field.decode255(encoded, y);
        X25519Field.normalize(y);
        var sign = (encoded[BYTES - 1] & SIGN_BIT) >> 7;
        return recover(y, sign).filter(point -> Arrays.equals(point.encode(), encoded));
    }

    /**
     * Finds the point with this y. Takes a time that depends on y.
     *
     * @param y normalised
     * @param sign the lowest bit x shall have, ignored when x is zero
     * @return empty when no point has this y
     */
    static Optional<Point> recover(int[] y, int sign) {
        var u = X25519Field.create();
        var v = X25519Field.create();
        X25519Field.sqr(y, u);
        X25519Field.mul(D, u, v);
        X25519Field.subOne(u);
        X25519Field.addOne(v);
        var x = X25519Field.create();
        if (!X25519Field.sqrtRatioVar(u, v, x)) {
            return Optional.empty();
        }
        X25519Field.normalize(x);
        if ((x[0] & 1) != sign) {
            X25519Field.negate(x, x);
            X25519Field.normalize(x);
        }
        return Optional.of(affine(x, y));
    }

    byte[] encode() {
        var inverse = X25519Field.create();
        var affineX = X25519Field.create();
        var affineY = X25519Field.create();
        X25519Field.inv(z, inverse);
        X25519Field.mul(x, inverse, affineX);
        X25519Field.mul(y, inverse, affineY);
        X25519Field.normalize(affineX);
        X25519Field.normalize(affineY);
        var encoded = new byte[BYTES];
        X25519Field.encode(affineY, encoded);
        encoded[BYTES - 1] |= (byte) ((affineX[0] & 1) << 7);
        return encoded;
    }

    boolean isIdentity() {
        var difference = X25519Field.create();
        X25519Field.sub(y, z, difference);
        return isZero(x) && isZero(difference);
    }

    private static boolean isZero(int[] element) {
        var copy = element.clone();
        X25519Field.normalize(copy);
        return X25519Field.isZero(copy) != 0;
    }

    private static int[] one() {
        var one = X25519Field.create();
        X25519Field.one(one);
        return one;
    }

    private static int[] decodeField(String hex) {
        var element = X25519Field.create();
        X25519Field.decode255(HexFormat.of().parseHex(hex), element);
        return element;
    }

    private static int[] twice(int[] element) {
        var twice = X25519Field.create();
        X25519Field.add(element, element, twice);
        X25519Field.carry(twice);
        return twice;
    }
}
