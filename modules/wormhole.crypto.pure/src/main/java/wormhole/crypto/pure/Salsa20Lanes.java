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

    // With an array's head, of 16 bytes, whole lines of 64 bytes of the processor's cache: all rows, which lie one
    // behind the other, begin at the same place of one.
    private static final int ROW = MAX_LANES + 12;

    private final int[][] rows = new int[16][ROW];

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
        writeOut(lanes, from, offset, to, at);
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

    // Block after block, so that each line of the texts is fetched once.
    private void writeOut(int lanes, byte[] from, int offset, byte[] to, int at) {
        int[] a = rows[0], b = rows[1], c = rows[2], d = rows[3], e = rows[4], f = rows[5], g = rows[6], h = rows[7];
        int[] i = rows[8],
                j = rows[9],
                k = rows[10],
                l = rows[11],
                m = rows[12],
                n = rows[13],
                o = rows[14],
                p = rows[15];
        for (var lane = 0; lane < lanes; lane++) {
            var source = offset + 64 * lane;
            var target = at + 64 * lane;
            xor(a[lane], b[lane], from, source, to, target);
            xor(c[lane], d[lane], from, source + 8, to, target + 8);
            xor(e[lane], f[lane], from, source + 16, to, target + 16);
            xor(g[lane], h[lane], from, source + 24, to, target + 24);
            xor(i[lane], j[lane], from, source + 32, to, target + 32);
            xor(k[lane], l[lane], from, source + 40, to, target + 40);
            xor(m[lane], n[lane], from, source + 48, to, target + 48);
            xor(o[lane], p[lane], from, source + 56, to, target + 56);
        }
    }

    private static void xor(int low, int high, byte[] from, int offset, byte[] to, int at) {
        LONGS.set(to, at, (long) LONGS.get(from, offset) ^ (low & LOW | (long) high << 32));
    }
}
