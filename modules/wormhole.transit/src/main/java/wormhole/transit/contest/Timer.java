package wormhole.transit.contest;

/** A wait that a contest has asked for. One that fires late is recognised by its number. */
public sealed interface Timer {
    /**
     * The next relays are tried.
     *
     * @param generation counts these waits
     */
    record NextRelays(long generation) implements Timer {}

    /**
     * A connection has had time enough for its handshake.
     *
     * @param id which
     */
    record Handshake(ConnectionId id) implements Timer {}

    /** The contest has taken long enough. */
    record Limit() implements Timer {}
}
