package wormhole.crypto.bc.spake2;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import org.bouncycastle.math.ec.rfc7748.X25519Field;
import wormhole.crypto.bc.hash.HkdfSha256;

/**
 * The group of the exchange and what python-spake2 derives in it ({@code groups.py}, {@code ed25519_basic.py}): the
 * subgroup of order L = 2^252 + 27742317777372353535851937790883648493 of edwards25519.
 */
public final class Group {
    private static final byte[] PASSWORD_INFO = "SPAKE2 pw".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] ELEMENT_INFO = "SPAKE2 arbitrary element".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] SYMMETRIC_SEED = "symmetric".getBytes(StandardCharsets.US_ASCII);
    private static final String BASE_HEX = "5866666666666666666666666666666666666666666666666666666666666666";

    // 128 bits more than the group order, so that the bias of the reduction does not matter.
    private static final int OVERSIZED_BYTES = 48;
    /** The number of elements of the field, 2^255 - 19. */
    public static final BigInteger FIELD_ORDER = BigInteger.TWO.pow(255).subtract(BigInteger.valueOf(19));

    /** Multiples of the base point. */
    static final Multiples BASE = new Multiples(decodeConstant(BASE_HEX));

    /** Multiples of the blinding element of the symmetric exchange, which nobody knows the logarithm of. */
    static final Multiples SYMMETRIC = new Multiples(elementOf(SYMMETRIC_SEED));

    private Group() {}

    /**
     * The order of the group.
     *
     * @return L, little-endian, 32 bytes
     */
    public static byte[] order() {
        return Scalar.order();
    }

    /**
     * The base point.
     *
     * @return its encoding, 32 bytes
     */
    public static byte[] base() {
        return HexFormat.of().parseHex(BASE_HEX);
    }

    /**
     * The neutral element.
     *
     * @return its encoding, 32 bytes
     */
    public static byte[] identity() {
        return Point.identity().encode();
    }

    /**
     * The scalar of a password. No step depends on the password's content.
     *
     * @param password any length
     * @return 32 bytes, little-endian, below L
     */
    public static byte[] passwordToScalar(byte[] password) {
        return reduceAndWipe(HkdfSha256.expand(password, PASSWORD_INFO, OVERSIZED_BYTES));
    }

    /**
     * The scalar that random bytes give. Zero is possible, and works.
     *
     * @param entropy 64 bytes, taken big-endian; overwritten with zeros
     * @return 32 bytes, little-endian, below L
     */
    public static byte[] randomScalar(byte[] entropy) {
        return reduceAndWipe(entropy);
    }

    /**
     * An element that nobody knows the logarithm of. For public seeds: the time it takes depends on the seed.
     *
     * @param seed any length
     * @return its encoding, 32 bytes
     */
    public static byte[] arbitraryElement(byte[] seed) {
        return elementOf(seed).encode();
    }

    /**
     * Whether a point is an element of the group that an honest peer can send.
     *
     * @param point on the curve; public
     * @return false for the identity and for every point that is not of order L
     */
    static boolean contains(Point point) {
        return !point.isIdentity()
                && Term.sum(new Term(Scalar.order(), new Multiples(point))).isIdentity();
    }

    private static byte[] reduceAndWipe(byte[] oversized) {
        var scalar = Scalar.reduce(oversized);
        Arrays.fill(oversized, (byte) 0);
        return scalar;
    }

    private static Point elementOf(byte[] seed) {
        var start = new BigInteger(1, HkdfSha256.expand(seed, ELEMENT_INFO, OVERSIZED_BYTES));
        for (var y = start; ; y = y.add(BigInteger.ONE)) {
            var element = Point.recover(field(y.mod(FIELD_ORDER)), 0).map(Group::timesEight);
            if (element.isPresent() && !element.get().isIdentity()) {
                return element.get();
            }
        }
    }

    private static Point timesEight(Point point) {
        var accumulator = new Accumulator(point);
        accumulator.twice();
        accumulator.twice();
        accumulator.twice();
        return accumulator.point();
    }

    private static int[] field(BigInteger number) {
        var bytes = new byte[Point.BYTES];
        for (var i = 0; i < bytes.length; i++) {
            bytes[i] = number.shiftRight(i * Byte.SIZE).byteValue();
        }
        var element = X25519Field.create();
        X25519Field.decode255(bytes, element);
        return element;
    }

    private static Point decodeConstant(String hex) {
        return Point.decode(HexFormat.of().parseHex(hex)).orElseThrow();
    }
}
