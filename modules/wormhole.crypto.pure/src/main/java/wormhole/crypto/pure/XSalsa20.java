package wormhole.crypto.pure;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * One key stream of XSalsa20, as secretbox cuts it: 32 bytes for the authenticator, the rest for the text. For one thread at a
 * time.
 */
final class XSalsa20 {
    /** Bytes of block 0 that are for the text. */
    private static final int HEAD_BYTES = 32;

    private static final int BLOCK_BYTES = 64;
    // Below that one block after the other is faster.
    private static final int MIN_LANES = 16;
    private static final VarHandle INTS = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);

    private final int[] state = new int[16];
    private final int[] block = new int[16];
    private final Salsa20Lanes lanes = new Salsa20Lanes();
    private boolean lanesUsed;

    /** Makes block 0. */
    void begin(byte[] key, byte[] nonce) {
        constants();
        words(key, 0, 4, 1);
        words(key, 16, 4, 11);
        words(nonce, 0, 4, 6);
        Salsa20Core.permute(state, block);
        deriveKey();
        words(nonce, 16, 2, 6);
        state[8] = 0;
        state[9] = 0;
        nextBlock();
    }

    /** Gives the key of the authenticator; only before {@link #xor}. */
    void authenticatorKey(Poly1305 mac) {
        mac.begin(twoWords(0), twoWords(2), twoWords(4), twoWords(6));
    }

    /** Encrypts or decrypts; once after {@link #begin}. */
    void xor(byte[] from, int offset, int length, byte[] to, int at) {
        var done = Math.min(HEAD_BYTES, length);
        xorBlock(HEAD_BYTES, from, offset, done, to, at);
        for (var blocks = (length - done) / BLOCK_BYTES; blocks >= MIN_LANES; ) {
            var now = Math.min(blocks, Salsa20Lanes.MAX_LANES);
            lanes.xor(state, now, from, offset + done, to, at + done);
            lanesUsed = true;
            state[8] += now;
            blocks -= now;
            done += now * BLOCK_BYTES;
        }
        while (done < length) {
            nextBlock();
            var now = Math.min(BLOCK_BYTES, length - done);
            xorBlock(0, from, offset + done, now, to, at + done);
            done += now;
        }
    }

    /** The rounds can be run backwards, so what is left of them is as good as the key. */
    void wipe() {
        Arrays.fill(state, 0);
        Arrays.fill(block, 0);
        if (lanesUsed) {
            lanes.wipe();
            lanesUsed = false;
        }
    }

    // "expand 32-byte k" on the diagonal
    private void constants() {
        state[0] = 0x61707865;
        state[5] = 0x3320646e;
        state[10] = 0x79622d32;
        state[15] = 0x6b206574;
    }

    private void words(byte[] from, int offset, int count, int word) {
        for (var i = 0; i < count; i++) {
            state[word + i] = (int) INTS.get(from, offset + 4 * i);
        }
    }

    // HSalsa20: the diagonal, then the words that were the nonce.
    private void deriveKey() {
        for (var i = 0; i < 4; i++) {
            state[1 + i] = block[5 * i];
            state[11 + i] = block[6 + i];
        }
    }

    private void nextBlock() {
        Salsa20Core.permute(state, block);
        for (var i = 0; i < 16; i++) {
            block[i] += state[i];
        }
        state[8]++;
    }

    private long twoWords(int word) {
        return block[word] & 0xffffffffL | (long) block[word + 1] << 32;
    }

    private void xorBlock(int skip, byte[] from, int offset, int length, byte[] to, int at) {
        var i = 0;
        for (; i + 4 <= length; i += 4) {
            INTS.set(to, at + i, (int) INTS.get(from, offset + i) ^ block[(skip + i) >> 2]);
        }
        for (; i < length; i++) {
            to[at + i] = (byte) (from[offset + i] ^ block[(skip + i) >> 2] >>> 8 * (i & 3));
        }
    }
}
