package wormhole.crypto.pure;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * Many blocks of Salsa20 at once: row w holds word w of every block, one block a lane. The JIT makes vector instructions of loops
 * over the lanes, if they are simple enough. What keeps them so is measured, not obvious: each row is an array of its own, each
 * loop is a method of its own with the rows as parameters, and does one quarter-round; it is called in one place, because each
 * copy that the JIT inlines costs it a tenth of a second. See {@code conformance-tests/bench/kernels}. For one thread at a time.
 */
final class Salsa20Lanes {
    /**
     * Most blocks of one pass. Every loop has up to 15 lanes at each end that are done one by one, so many are better; but the rows
     * should stay in a processor's first cache. With the half block that is taken from block 0, a record of 16 KiB is one pass.
     */
    static final int MAX_LANES = 512;

    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long LOW = 0xffffffffL;

    // The words that each quarter-round of a double round takes: first down the columns, then along the rows.
    private static final int[][] QUARTERS = {
        {0, 4, 8, 12}, {5, 9, 13, 1}, {10, 14, 2, 6}, {15, 3, 7, 11},
        {0, 1, 2, 3}, {5, 6, 7, 4}, {10, 11, 8, 9}, {15, 12, 13, 14}
    };

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
        for (var quarter : QUARTERS) {
            quarterRound(rows[quarter[0]], rows[quarter[1]], rows[quarter[2]], rows[quarter[3]], lanes);
        }
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
