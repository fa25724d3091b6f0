package wormhole.spi.mailbox;

import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;
import wormhole.spi.stream.Dialer;

/**
 * What a mailbox link may use, and its limits.
 *
 * @param dialer makes its byte stream; a link never opens a socket of its own, so a proxy or Tor cannot be bypassed
 * @param timers for pings and time limits; its tasks must be short
 * @param maxMessageBytes the longest message accepted, in UTF-8 bytes; a longer one ends the link
 * @param openTimeout for connecting and the opening handshake together
 * @param pingInterval how often a ping is sent
 * @param deadAfter silence after which the link is given up
 * @param userAgent what the link says it is, where the protocol has a place for it
 */
public record LinkContext(
        Dialer dialer,
        ScheduledExecutorService timers,
        int maxMessageBytes,
        Duration openTimeout,
        Duration pingInterval,
        Duration deadAfter,
        String userAgent) {
    /** The values of the reference: a ping every 30 s, dead after 60 s ({@code _rendezvous.py}). */
    public static final Duration PING_INTERVAL = Duration.ofSeconds(30);

    /** See {@link #PING_INTERVAL}. */
    public static final Duration DEAD_AFTER = Duration.ofSeconds(60);
}
