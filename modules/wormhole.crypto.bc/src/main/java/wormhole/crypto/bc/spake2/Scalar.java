package wormhole.crypto.bc.spake2;

/**
 * Numbers modulo L, the order of the group, without a branch or an index that depends on their value.
 *
 * <p>Inside, a number is ten limbs of 28 bits, because L = 2^252 + c and 252 = 9 · 28: what lies above the ninth limb is
 * the quotient to take off, and c fits five limbs.
 */
final class Scalar {
    /** Bytes of an encoded scalar, little-endian. */
    static final int BYTES = 32;

    /** L in little-endian bytes. */
    private static final byte[] ORDER = {
        (byte) 0xed,
        (byte) 0xd3,
        (byte) 0xf5,
        0x5c,
        0x1a,
        0x63,
        0x12,
        0x58,
        (byte) 0xd6,
        (byte) 0x9c,
        (byte) 0xf7,
        (byte) 0xa2,
        (byte) 0xde,
        (byte) 0xf9,
        (byte) 0xde,
        0x14,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0x10
    };

    private static final int LIMB_BITS = 28;
    private static final int LIMB_MASK = (1 << LIMB_BITS) - 1;
    private static final int LIMBS = 10;
    private static final int TOP = LIMBS - 1;
    private static final long[] ORDER_LIMBS = limbs(ORDER, LIMBS);

    private static final byte[] MINUS_ONE = minusOne();

    private Scalar() {}

    static byte[] order() {
        return ORDER.clone();
    }

    /**
     * Reduces a number modulo L.
     *
     * @param bigEndian any number of bytes
     * @return {@value #BYTES} bytes, little-endian, below L
     */
    static byte[] reduce(byte[] bigEndian) {
        return encode(reduceLimbs(limbs(reversed(bigEndian), limbCount(bigEndian.length))));
    }

    /**
     * Negates modulo L.
     *
     * @param a little-endian, below 2^256
     * @return little-endian, below L
     */
    static byte[] negate(byte[] a) {
        return multiply(a, MINUS_ONE);
    }

    /**
     * Multiplies modulo L.
     *
     * @param a little-endian, below 2^256
     * @param b little-endian, below 2^256
     * @return little-endian, below L
     */
    static byte[] multiply(byte[] a, byte[] b) {
        var x = limbs(a, LIMBS);
        var y = limbs(b, LIMBS);
        var product = new long[2 * LIMBS];
        for (var i = 0; i < LIMBS; i++) {
            for (var j = 0; j < LIMBS; j++) {
                product[i + j] += x[i] * y[j];
            }
        }
        carry(product);
        return encode(reduceLimbs(product));
    }

    // One limb at a time from the top: r = r · 2^28 + limb, brought below L again each time.
    private static long[] reduceLimbs(long[] wide) {
        var r = new long[LIMBS];
        for (var i = wide.length - 1; i >= 0; i--) {
            var quotient = r[TOP - 1] + (r[TOP] << LIMB_BITS);
            System.arraycopy(r, 0, r, 1, TOP - 1);
            r[0] = wide[i];
            r[TOP] = 0;
            subtractOrder(r, quotient);
        }
        return r;
    }

    // r holds the part below 2^252, so taking quotient · L off the whole is taking quotient · c off r. The difference
    // is above -L, and one L put back under a mask makes it positive.
    private static void subtractOrder(long[] r, long quotient) {
        for (var i = 0; i < TOP; i++) {
            r[i] -= quotient * ORDER_LIMBS[i];
        }
        carry(r);
        var negative = r[TOP] >> 63;
        for (var i = 0; i < LIMBS; i++) {
            r[i] += ORDER_LIMBS[i] & negative;
        }
        carry(r);
    }

    private static void carry(long[] limbs) {
        for (var i = 0; i < limbs.length - 1; i++) {
            limbs[i + 1] += limbs[i] >> LIMB_BITS;
            limbs[i] &= LIMB_MASK;
        }
    }

    private static int limbCount(int bytes) {
        return (bytes * Byte.SIZE + LIMB_BITS - 1) / LIMB_BITS;
    }

    private static long[] limbs(byte[] littleEndian, int count) {
        var limbs = new long[count];
        for (var i = 0; i < littleEndian.length * Byte.SIZE; i += 4) {
            var nibble = (littleEndian[i / Byte.SIZE] >> (i % Byte.SIZE)) & 15;
            limbs[i / LIMB_BITS] |= (long) nibble << (i % LIMB_BITS);
        }
        return limbs;
    }

    private static byte[] encode(long[] limbs) {
        var bytes = new byte[BYTES];
        for (var i = 0; i < BYTES * Byte.SIZE; i += 4) {
            var nibble = (limbs[i / LIMB_BITS] >> (i % LIMB_BITS)) & 15;
            bytes[i / Byte.SIZE] |= (byte) (nibble << (i % Byte.SIZE));
        }
        return bytes;
    }

    private static byte[] reversed(byte[] bytes) {
        var reversed = new byte[bytes.length];
        for (var i = 0; i < bytes.length; i++) {
            reversed[i] = bytes[bytes.length - 1 - i];
        }
        return reversed;
    }

    private static byte[] minusOne() {
        var bytes = ORDER.clone();
        bytes[0]--;
        return bytes;
    }
}
