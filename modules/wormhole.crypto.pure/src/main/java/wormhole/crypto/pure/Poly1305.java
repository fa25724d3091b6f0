package wormhole.crypto.pure;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * Poly1305, modulo 2^130 - 5, in limbs of 44, 44 and 42 bits, four blocks for each reduction.
 *
 * <p>Java has no product of 128 bits. A limb, and the sum of two, is below 2^47, so {@code multiplyHigh(limb << 16, r)} is the
 * product divided by 2^48, rounded down. Summed over all products of a limb these are {@code high}; the wrapped sum of the products
 * minus {@code high << 48} is the sum of the remainders, exactly, because that is below 2^63. So nothing is compared to find a
 * carry, and nothing branches on a secret.
 *
 * <p>Nine products of limbs are made from six (Karatsuba): {@code a0 b1 + a1 b0} is {@code (a0 + a1) (b0 + b1) - a0 b0 - a1 b1}. What
 * is subtracted may make a sum of remainders negative, never the whole. For one thread at a time.
 */
final class Poly1305 {
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long M44 = (1L << 44) - 1;
    private static final long M42 = (1L << 42) - 1;
    // Of a long message, so that the JIT soon sees a method that is called often: for long loops it waits longer.
    private static final int PART = 1 << 10;
    // 2^128, above a block, in the third limb.
    private static final long TOP = 1L << 40;

    // Powers of r, the fourth first, three limbs each.
    private final long[] powers = new long[12];
    private final byte[] last = new byte[16];
    private long h0;
    private long h1;
    private long h2;
    private long padLow;
    private long padHigh;

    /** Takes the one-time key, 32 bytes, little-endian. */
    void begin(long r0, long r1, long padLow, long padHigh) {
        this.padLow = padLow;
        this.padHigh = padHigh;
        var low = r0 & 0x0ffffffc0fffffffL;
        var high = r1 & 0x0ffffffc0ffffffcL;
        powers[9] = low & M44;
        powers[10] = (low >>> 44 | high << 20) & M44;
        powers[11] = high >>> 24;
        h0 = powers[9];
        h1 = powers[10];
        h2 = powers[11];
        for (var at = 6; at >= 0; at -= 3) {
            multiply();
            powers[at] = h0;
            powers[at + 1] = h1;
            powers[at + 2] = h2;
        }
        h0 = 0;
        h1 = 0;
        h2 = 0;
    }

    /** Takes the whole message. */
    void update(byte[] from, int offset, int length) {
        var end = offset + length;
        var at = offset + (length & -64);
        for (var part = offset; part < at; part += PART) {
            fourBlocks(from, part, Math.min(at, part + PART));
        }
        for (; at + 16 <= end; at += 16) {
            absorb((long) LONGS.get(from, at), (long) LONGS.get(from, at + 8), TOP);
        }
        if (at < end) {
            Arrays.fill(last, (byte) 0);
            System.arraycopy(from, at, last, 0, end - at);
            last[end - at] = 1;
            absorb((long) LONGS.get(last, 0), (long) LONGS.get(last, 8), 0);
        }
        finish();
    }

    /** Writes the tag; after {@link #update}. */
    void tag(byte[] to, int at) {
        LONGS.set(to, at, h0);
        LONGS.set(to, at + 8, h1);
    }

    /** Compares the tag, in constant time; after {@link #update}. */
    boolean isTag(byte[] from, int offset) {
        return ((h0 ^ (long) LONGS.get(from, offset)) | (h1 ^ (long) LONGS.get(from, offset + 8))) == 0;
    }

    void wipe() {
        Arrays.fill(powers, 0);
        Arrays.fill(last, (byte) 0);
        h0 = 0;
        h1 = 0;
        h2 = 0;
        padLow = 0;
        padHigh = 0;
    }

    private void absorb(long low, long high, long top) {
        h0 += low & M44;
        h1 += (low >>> 44 | high << 20) & M44;
        h2 += high >>> 24 | top;
        multiply();
    }

    // h *= r
    private void multiply() {
        var r0 = powers[9];
        var r1 = powers[10];
        var r2 = powers[11];
        var s1 = 20 * r1;
        var s2 = 20 * r2;
        reduce(
                h0 * r0 + h1 * s2 + h2 * s1,
                h0 * r1 + h1 * r0 + h2 * s2,
                h0 * r2 + h1 * r1 + h2 * r0,
                high(h0, r0) + high(h1, s2) + high(h2, s1),
                high(h0, r1) + high(h1, r0) + high(h2, s2),
                high(h0, r2) + high(h1, r1) + high(h2, r0));
    }

    private static long high(long limb, long r) {
        return Math.multiplyHigh(limb << 16, r);
    }

    private void reduce(long l0, long l1, long l2, long g0, long g1, long g2) {
        var d0 = l0 - (g0 << 48);
        var d1 = l1 - (g1 << 48) + (g0 << 4) + (d0 >> 44);
        var d2 = l2 - (g2 << 48) + (g1 << 4) + (d1 >> 44);
        var low = (d0 & M44) + 5 * ((g2 << 6) + (d2 >> 42));
        h0 = low & M44;
        h1 = (d1 & M44) + (low >>> 44);
        h2 = d2 & M42;
    }

    // h = (h + block) * r^4 + block * r^3 + block * r^2 + block * r, for every four blocks; one reduction.
    private void fourBlocks(byte[] from, int offset, int end) {
        var p = powers;
        long a0 = p[0], a1 = p[1], a2 = p[2], a3 = a0 + a1, a4 = a0 + a2, a5 = a1 + a2;
        long b0 = p[3], b1 = p[4], b2 = p[5], b3 = b0 + b1, b4 = b0 + b2, b5 = b1 + b2;
        long c0 = p[6], c1 = p[7], c2 = p[8], c3 = c0 + c1, c4 = c0 + c2, c5 = c1 + c2;
        long d0 = p[9], d1 = p[10], d2 = p[11], d3 = d0 + d1, d4 = d0 + d2, d5 = d1 + d2;
        for (var at = offset; at < end; at += 64) {
            var low = (long) LONGS.get(from, at + 0);
            var high = (long) LONGS.get(from, at + 8);
            long t0 = h0 + (low & M44), t1 = h1 + ((low >>> 44 | high << 20) & M44), t2 = h2 + (high >>> 24 | TOP);
            long t3 = t0 + t1, t4 = t0 + t2, t5 = t1 + t2;
            low = (long) LONGS.get(from, at + 16);
            high = (long) LONGS.get(from, at + 24);
            long u0 = (low & M44), u1 = ((low >>> 44 | high << 20) & M44), u2 = (high >>> 24 | TOP);
            long u3 = u0 + u1, u4 = u0 + u2, u5 = u1 + u2;
            low = (long) LONGS.get(from, at + 32);
            high = (long) LONGS.get(from, at + 40);
            long v0 = (low & M44), v1 = ((low >>> 44 | high << 20) & M44), v2 = (high >>> 24 | TOP);
            long v3 = v0 + v1, v4 = v0 + v2, v5 = v1 + v2;
            low = (long) LONGS.get(from, at + 48);
            high = (long) LONGS.get(from, at + 56);
            long w0 = (low & M44), w1 = ((low >>> 44 | high << 20) & M44), w2 = (high >>> 24 | TOP);
            long w3 = w0 + w1, w4 = w0 + w2, w5 = w1 + w2;
            var l0 = t0 * a0 + u0 * b0 + v0 * c0 + w0 * d0;
            var l1 = t1 * a1 + u1 * b1 + v1 * c1 + w1 * d1;
            var l2 = t2 * a2 + u2 * b2 + v2 * c2 + w2 * d2;
            var l3 = t3 * a3 + u3 * b3 + v3 * c3 + w3 * d3;
            var l4 = t4 * a4 + u4 * b4 + v4 * c4 + w4 * d4;
            var l5 = t5 * a5 + u5 * b5 + v5 * c5 + w5 * d5;
            var g0 = high(t0, a0) + high(u0, b0) + high(v0, c0) + high(w0, d0);
            var g1 = high(t1, a1) + high(u1, b1) + high(v1, c1) + high(w1, d1);
            var g2 = high(t2, a2) + high(u2, b2) + high(v2, c2) + high(w2, d2);
            var g3 = high(t3, a3) + high(u3, b3) + high(v3, c3) + high(w3, d3);
            var g4 = high(t4, a4) + high(u4, b4) + high(v4, c4) + high(w4, d4);
            var g5 = high(t5, a5) + high(u5, b5) + high(v5, c5) + high(w5, d5);
            reduce(
                    l0 + 20 * (l5 - l1 - l2),
                    l3 - l0 - l1 + 20 * l2,
                    l4 - l0 - l2 + l1,
                    g0 + 20 * (g5 - g1 - g2),
                    g3 - g0 - g1 + 20 * g2,
                    g4 - g0 - g2 + g1);
        }
    }

    // Full carries, minus the prime if that is not negative, plus the pad modulo 2^128.
    private void finish() {
        carry();
        carry();
        var g0 = h0 + 5;
        var g1 = h1 + (g0 >>> 44);
        var g2 = h2 + (g1 >>> 44) - (1L << 42);
        var keep = g2 >> 63;
        h0 = h0 & keep | g0 & M44 & ~keep;
        h1 = h1 & keep | g1 & M44 & ~keep;
        h2 = h2 & keep | g2 & ~keep;
        var low = h0 | h1 << 44;
        var high = h1 >>> 20 | h2 << 24;
        h0 = low + padLow;
        h1 = high + padHigh + ((low & padLow | (low | padLow) & ~h0) >>> 63);
        h2 = 0;
    }

    private void carry() {
        h1 += h0 >>> 44;
        h0 &= M44;
        h2 += h1 >>> 44;
        h1 &= M44;
        h0 += 5 * (h2 >>> 42);
        h2 &= M42;
    }
}
