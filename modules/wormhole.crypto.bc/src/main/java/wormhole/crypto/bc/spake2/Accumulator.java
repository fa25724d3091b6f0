package wormhole.crypto.bc.spake2;

import org.bouncycastle.math.ec.rfc7748.X25519Field;

/**
 * A point that grows by doubling and adding. Both formulas are complete on this curve (Hisil, Wong, Carter, Dawson 2008,
 * sections 3.1 and 3.3, for a = -1): the same steps are right for every pair of points, the identity and doubles
 * included, so there is no special case to branch on.
 *
 * <p>The field takes sums of two reduced elements as factors; where more than two are summed, a carry comes in between.
 */
final class Accumulator {
    private final int[] x;
    private final int[] y;
    private final int[] z;
    private final int[] t;
    private final int[] a = X25519Field.create();
    private final int[] b = X25519Field.create();
    private final int[] c = X25519Field.create();
    private final int[] e = X25519Field.create();
    private final int[] f = X25519Field.create();
    private final int[] g = X25519Field.create();
    private final int[] h = X25519Field.create();

    Accumulator(Point start) {
        x = start.x.clone();
        y = start.y.clone();
        z = start.z.clone();
        t = start.t.clone();
    }

    void twice() {
        X25519Field.sqr(x, a);
        X25519Field.sqr(y, b);
        X25519Field.sqr(z, c);
        X25519Field.add(c, c, c);
        X25519Field.add(x, y, e);
        X25519Field.sqr(e, e);
        X25519Field.apm(a, b, h, g);
        X25519Field.sub(h, e, e);
        X25519Field.carry(e);
        X25519Field.add(c, g, f);
        X25519Field.carry(f);
        multiplyOut();
    }

    void add(Addend other) {
        X25519Field.apm(y, x, b, a);
        X25519Field.mul(a, other.yMinusX, a);
        X25519Field.mul(b, other.yPlusX, b);
        X25519Field.mul(t, other.twiceDT, c);
        X25519Field.mul(z, other.twiceZ, f);
        X25519Field.apm(b, a, h, e);
        X25519Field.apm(f, c, g, f);
        multiplyOut();
    }

    Point point() {
        return new Point(x.clone(), y.clone(), z.clone(), t.clone());
    }

    private void multiplyOut() {
        X25519Field.mul(e, f, x);
        X25519Field.mul(g, h, y);
        X25519Field.mul(f, g, z);
        X25519Field.mul(e, h, t);
    }
}
