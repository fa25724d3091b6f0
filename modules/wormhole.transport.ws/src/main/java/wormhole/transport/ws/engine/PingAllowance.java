package wormhole.transport.ws.engine;

/** How many pings are answered within a second. */
final class PingAllowance {
    private static final long SECOND = 1_000_000_000L;

    private long since;
    private int answered;

    boolean take(long now, int perSecond) {
        if (answered == 0 || now - since >= SECOND) {
            since = now;
            answered = 0;
        }
        return answered < perSecond && ++answered > 0;
    }
}
