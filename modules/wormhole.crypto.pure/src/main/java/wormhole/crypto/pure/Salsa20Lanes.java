package wormhole.crypto.pure;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * Many blocks of Salsa20 at once: row w holds word w of every block, one block a lane. The JIT makes vector instructions of loops
 * over the lanes, if they are simple enough. What keeps them so is measured, not obvious: each row is an array of its own, each
 * loop is a method of its own with the rows as parameters, and does one quarter-round. Then one small method is compiled once,
 * early, and does not depend on what the JIT inlines where. See {@code conformance-tests/bench/kernels}. For one thread at a time.
 */
final class Salsa20Lanes {
    /** Most blocks of one pass. With the half block that is taken from block 0, a record of 16 KiB is one pass. */
    static final int MAX_LANES = 256;

    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long LOW = 0xffffffffL;

    private final int[][] rows = new int[16][MAX_LANES];

    /**
     * Encrypts whole blocks.
     *
     * @param state the first block's; word 9, the upper half of the counter, stays as it is
     * @param lanes how many blocks, at most {@value #MAX_LANES}
     * @param to may be from, if at is offset
     */
    void xor(int[] state, int lanes, byte[] from, int offset, byte[] to, int at) {
        for (var w = 0; w < 16; w++) {
            Arrays.fill(rows[w], 0, lanes, state[w]);
        }
        count(rows[8], lanes);
        for (var i = 0; i < 10; i++) {
            doubleRound(lanes);
        }
        for (var w = 0; w < 16; w++) {
            add(rows[w], state[w], lanes);
        }
        count(rows[8], lanes);
        for (var w = 0; w < 16; w += 4) {
            xor(rows[w], rows[w + 1], rows[w + 2], rows[w + 3], lanes, from, offset + 4 * w, to, at + 4 * w);
        }
    }

    void wipe() {
        for (var row : rows) {
            Arrays.fill(row, 0);
        }
    }

    private void doubleRound(int lanes) {
        var x = rows;
        quarterRound(x[0], x[4], x[8], x[12], lanes);
        quarterRound(x[5], x[9], x[13], x[1], lanes);
        quarterRound(x[10], x[14], x[2], x[6], lanes);
        quarterRound(x[15], x[3], x[7], x[11], lanes);
        quarterRound(x[0], x[1], x[2], x[3], lanes);
        quarterRound(x[5], x[6], x[7], x[4], lanes);
        quarterRound(x[10], x[11], x[8], x[9], lanes);
        quarterRound(x[15], x[12], x[13], x[14], lanes);
    }

    private static void quarterRound(int[] a, int[] b, int[] c, int[] d, int lanes) {
        for (var i = 0; i < lanes; i++) {
            var p = a[i];
            var q = b[i];
            var r = c[i];
            var s = d[i];
            q ^= Integer.rotateLeft(p + s, 7);
            r ^= Integer.rotateLeft(q + p, 9);
            s ^= Integer.rotateLeft(r + q, 13);
            p ^= Integer.rotateLeft(s + r, 18);
            a[i] = p;
            b[i] = q;
            c[i] = r;
            d[i] = s;
        }
    }

    private static void add(int[] row, int word, int lanes) {
        for (var i = 0; i < lanes; i++) {
            row[i] += word;
        }
    }

    private static void count(int[] row, int lanes) {
        for (var i = 0; i < lanes; i++) {
            row[i] += i;
        }
    }

    // Four words of every block.
    private static void xor(int[] a, int[] b, int[] c, int[] d, int lanes, byte[] from, int offset, byte[] to, int at) {
        for (var i = 0; i < lanes; i++) {
            var p = a[i] & LOW | (long) b[i] << 32;
            var q = c[i] & LOW | (long) d[i] << 32;
            LONGS.set(to, at + 64 * i, (long) LONGS.get(from, offset + 64 * i) ^ p);
            LONGS.set(to, at + 64 * i + 8, (long) LONGS.get(from, offset + 64 * i + 8) ^ q);
        }
    }
}
