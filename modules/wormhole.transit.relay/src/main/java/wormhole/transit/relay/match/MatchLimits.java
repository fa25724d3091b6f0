package wormhole.transit.relay.match;

/**
 * How much strangers may make a matchmaker keep.
 *
 * @param connections in all
 * @param perSource connections from one source
 * @param perToken connections that wait with one token
 * @param lineMicros from the connection to the end of its line
 * @param waitingMicros from the line to the match
 * @param pairBytes that a pair may pass, both directions together
 */
public record MatchLimits(
        int connections, int perSource, int perToken, long lineMicros, long waitingMicros, long pairBytes) {
    /** None: as the reference. */
    public static final MatchLimits NONE = new MatchLimits(
            Integer.MAX_VALUE, Integer.MAX_VALUE, Integer.MAX_VALUE, Long.MAX_VALUE, Long.MAX_VALUE, Long.MAX_VALUE);
}
