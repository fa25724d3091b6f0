package wormhole.runtime.driver;

import java.util.Map;
import wormhole.api.Timing;
import wormhole.spi.crypto.BadElementException;
import wormhole.spi.crypto.CryptoSuite;
import wormhole.spi.crypto.Entropy;
import wormhole.spi.crypto.ForwardingCryptoSuite;
import wormhole.spi.crypto.SecretBytes;
import wormhole.spi.crypto.Spake2;

/** Tells how long the two steps of the key agreement take. */
public final class TimedCrypto extends ForwardingCryptoSuite {
    private static final Map<String, Object> WAITING = Map.of("waiting", "crypto");

    private final Timing timing;

    private TimedCrypto(CryptoSuite suite, Timing timing) {
        super(suite);
        this.timing = timing;
    }

    /**
     * Times a suite.
     *
     * @param suite does the work
     * @param timing hears of it
     * @return the suite itself if nobody hears
     */
    public static CryptoSuite of(CryptoSuite suite, Timing timing) {
        return timing == Timing.NONE ? suite : new TimedCrypto(suite, timing);
    }

    @Override
    public Spake2 spake2() {
        var timed = super.spake2();
        return new Spake2() {
            @Override
            public Started start(SecretBytes password, byte[] identity, Entropy entropy) {
                var span = timing.begin("pake1", WAITING);
                var started = timed.start(password, identity, entropy);
                span.finish();
                return started;
            }

            @Override
            public SecretBytes finish(SecretBytes password, byte[] identity, Started started, byte[] peerMessage)
                    throws BadElementException {
                var span = timing.begin("pake2", WAITING);
                var key = timed.finish(password, identity, started, peerMessage);
                span.finish();
                return key;
            }
        };
    }
}
