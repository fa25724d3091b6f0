package wormhole.transport.ws.engine;

/**
 * What the other end of a connection may make us do. Whoever exceeds one of these is closed, except by pings.
 *
 * @param maxHeadBytes the longest head of a handshake
 * @param maxHeadLines the most lines of a head
 * @param maxMessageBytes the longest message, of one or more frames, without frame headers
 * @param maxFragments the most frames of one message
 * @param pingsPerSecond how many pings are answered within a second; further ones are not answered
 * @param maxQueuedBytes how much may wait to be sent before the other end counts as one that does not read
 */
public record ConnectionLimits(
        int maxHeadBytes,
        int maxHeadLines,
        int maxMessageBytes,
        int maxFragments,
        int pingsPerSecond,
        long maxQueuedBytes) {
    /** Checks that every limit is positive. */
    public ConnectionLimits {
        if (maxHeadBytes < 1
                || maxHeadLines < 1
                || maxMessageBytes < 1
                || maxFragments < 1
                || pingsPerSecond < 1
                || maxQueuedBytes < 1) {
            throw new IllegalArgumentException("a limit is at least 1");
        }
    }

    /**
     * Limits that every known client and server stays within: a head of 16 KiB and 100 lines, 1,000 fragments, ten pings
     * a second, and 8 MiB or four messages of the longest kind waiting to be sent.
     *
     * @param maxMessageBytes the longest message
     * @return the limits
     */
    public static ConnectionLimits of(int maxMessageBytes) {
        return new ConnectionLimits(
                16 * 1024, 100, maxMessageBytes, 1000, 10, Math.max(8L << 20, 4L * maxMessageBytes));
    }
}
