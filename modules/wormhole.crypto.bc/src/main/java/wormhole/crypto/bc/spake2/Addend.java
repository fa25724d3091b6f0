package wormhole.crypto.bc.spake2;

import org.bouncycastle.math.ec.rfc7748.X25519Field;

/** A point in the form an addition reads it: y + x, y - x, 2z, 2dt. */
final class Addend {
    final int[] yPlusX = X25519Field.create();
    final int[] yMinusX = X25519Field.create();
    final int[] twiceZ = X25519Field.create();
    final int[] twiceDT = X25519Field.create();

    static Addend of(Point point) {
        var addend = new Addend();
        X25519Field.apm(point.y, point.x, addend.yPlusX, addend.yMinusX);
        X25519Field.add(point.z, point.z, addend.twiceZ);
        X25519Field.mul(point.t, Point.TWICE_D, addend.twiceDT);
        X25519Field.carry(addend.yPlusX);
        X25519Field.carry(addend.yMinusX);
        X25519Field.carry(addend.twiceZ);
        return addend;
    }

    /** Becomes the other one if the mask is -1, stays if it is 0, by the same steps. */
    void moveIf(int mask, Addend other) {
        X25519Field.cmov(mask, other.yPlusX, 0, yPlusX, 0);
        X25519Field.cmov(mask, other.yMinusX, 0, yMinusX, 0);
        X25519Field.cmov(mask, other.twiceZ, 0, twiceZ, 0);
        X25519Field.cmov(mask, other.twiceDT, 0, twiceDT, 0);
    }
}
