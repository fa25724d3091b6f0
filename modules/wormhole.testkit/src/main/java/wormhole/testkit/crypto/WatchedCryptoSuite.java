package wormhole.testkit.crypto;

import java.nio.charset.StandardCharsets;
import wormhole.spi.crypto.Aead;
import wormhole.spi.crypto.BadElementException;
import wormhole.spi.crypto.CryptoSuite;
import wormhole.spi.crypto.Entropy;
import wormhole.spi.crypto.Hkdf;
import wormhole.spi.crypto.SecretBox;
import wormhole.spi.crypto.SecretBytes;
import wormhole.spi.crypto.Spake2;
import wormhole.spi.crypto.X25519;

/**
 * A suite whose random source is chosen and whose secrets are written down as they are handed out.
 *
 * @param suite does the work
 * @param entropy the random source
 * @param secrets hears of every secret
 */
public record WatchedCryptoSuite(CryptoSuite suite, Entropy entropy, Secrets secrets) implements CryptoSuite {
    @Override
    public Spake2 spake2() {
        return new WatchedSpake2(suite.spake2(), secrets);
    }

    @Override
    public SecretBox secretBox() {
        return suite.secretBox();
    }

    @Override
    public Hkdf hkdf() {
        var hkdf = suite.hkdf();
        return (key, info, length) -> {
            var derived = hkdf.derive(key, info, length);
            return new String(info, StandardCharsets.UTF_8).equals("wormhole:verifier")
                    ? secrets.mustBeWiped(derived, "the verifier's bytes")
                    : secrets.handedOut(derived, "a derived key");
        };
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

    private record WatchedSpake2(Spake2 spake2, Secrets secrets) implements Spake2 {
        @Override
        public Started start(SecretBytes password, byte[] identity, Entropy entropy) {
            secrets.handedOut(password, "the password");
            var started = spake2.start(password, identity, entropy);
            secrets.handedOut(started.scalar(), "the scalar");
            return started;
        }

        @Override
        public SecretBytes finish(SecretBytes password, byte[] identity, Started started, byte[] peerMessage)
                throws BadElementException {
            return secrets.handedOut(spake2.finish(password, identity, started, peerMessage), "the key");
        }
    }
}
