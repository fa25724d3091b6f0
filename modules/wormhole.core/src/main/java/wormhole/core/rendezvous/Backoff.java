package wormhole.core.rendezvous;

import java.time.Duration;
import wormhole.spi.crypto.Entropy;

/**
 * How long to wait before trying again: after the n-th failure in a row (n from 0) min(1.5^n, 60) seconds and up to a second
 * at random, as the reference's ClientService does (protocol B.4).
 */
final class Backoff {
    private static final double MAX_SECONDS = 60;

    private Backoff() {}

    static Duration after(int failures, Entropy entropy) {
        var seconds = Math.min(Math.pow(1.5, failures), MAX_SECONDS);
        var drawn = entropy.next(2);
        var jitter = ((drawn[0] & 0xff) << 8 | drawn[1] & 0xff) / 65536.0;
        return Duration.ofMillis(Math.round((seconds + jitter) * 1000));
    }
}
