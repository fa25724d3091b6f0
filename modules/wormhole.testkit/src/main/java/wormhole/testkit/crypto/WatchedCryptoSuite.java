package wormhole.testkit.crypto;

import java.nio.charset.StandardCharsets;
import wormhole.spi.crypto.BadElementException;
import wormhole.spi.crypto.CryptoSuite;
import wormhole.spi.crypto.Entropy;
import wormhole.spi.crypto.ForwardingCryptoSuite;
import wormhole.spi.crypto.Hkdf;
import wormhole.spi.crypto.SecretBytes;
import wormhole.spi.crypto.Spake2;

/**
 * A suite whose random source is chosen and whose secrets are written down as they are handed out.
 */
public final class WatchedCryptoSuite extends ForwardingCryptoSuite {
    private final Entropy entropy;
    private final Secrets secrets;

    /**
     * Makes a watched suite.
     *
     * @param suite does the work
     * @param entropy the random source
     * @param secrets hears of every secret
     */
    public WatchedCryptoSuite(CryptoSuite suite, Entropy entropy, Secrets secrets) {
        super(suite);
        this.entropy = entropy;
        this.secrets = secrets;
    }

    @Override
    public Entropy entropy() {
        return entropy;
    }

    @Override
    public Spake2 spake2() {
        return new WatchedSpake2(super.spake2(), secrets);
    }

    @Override
    public Hkdf hkdf() {
        var hkdf = super.hkdf();
        return (key, info, length) -> {
            var derived = hkdf.derive(key, info, length);
            return new String(info, StandardCharsets.UTF_8).equals("wormhole:verifier")
                    ? secrets.mustBeWiped(derived, "the verifier's bytes")
                    : secrets.handedOut(derived, "a derived key");
        };
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
