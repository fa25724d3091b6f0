package wormhole.conformance.vectors;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import wormhole.spi.crypto.Aead;
import wormhole.spi.crypto.CryptoSuite;
import wormhole.spi.crypto.Entropy;
import wormhole.spi.crypto.Hkdf;
import wormhole.spi.crypto.SecretBox;
import wormhole.spi.crypto.Spake2;
import wormhole.spi.crypto.X25519;

/**
 * A suite whose random source is a script: what the protocol draws is told apart by how much it draws. What is not in the
 * script may not be drawn, but the two bytes by which a reconnect is put off.
 *
 * @param suite does the work
 * @param entropy the script
 */
record ScriptedCrypto(CryptoSuite suite, Script entropy) implements CryptoSuite {
    /** Random bytes written down beforehand. */
    static final class Script implements Entropy {
        private static final int JITTER_BYTES = 2;

        private final Deque<byte[]> draws = new ArrayDeque<>();

        Script(List<byte[]> draws) {
            this.draws.addAll(draws);
        }

        @Override
        public byte[] next(int length) {
            if (length == JITTER_BYTES) {
                return new byte[JITTER_BYTES];
            }
            for (var draw : draws) {
                if (draw.length == length) {
                    draws.remove(draw);
                    return draw;
                }
            }
            throw new AssertionError(length + " random bytes were drawn that the reference did not draw");
        }
    }

    @Override
    public Spake2 spake2() {
        return suite.spake2();
    }

    @Override
    public SecretBox secretBox() {
        return suite.secretBox();
    }

    @Override
    public Hkdf hkdf() {
        return suite.hkdf();
    }

    @Override
    public byte[] sha256(byte[]... parts) {
        return suite.sha256(parts);
    }

    @Override
    public byte[] blake2s(byte[]... parts) {
        return suite.blake2s(parts);
    }

    @Override
    public X25519 x25519() {
        return suite.x25519();
    }

    @Override
    public Aead chaCha20Poly1305() {
        return suite.chaCha20Poly1305();
    }
}
