package wormhole.core.effect;

/**
 * A wait that a session has asked for.
 *
 * @param kind what for
 * @param generation tells a wait from earlier ones of its kind, so that one that fires late is recognised
 */
public record Timer(Kind kind, long generation) {
    /** What a session waits for. */
    public enum Kind {
        /** The next attempt to reach the mailbox server. */
        RECONNECT,
        /** Closing has taken long enough. */
        CLOSE
    }

    // Written out: the methods that a record gets by itself are linked at first use, which a short run feels.
    @Override
    public boolean equals(Object other) {
        return other instanceof Timer that && kind == that.kind && generation == that.generation;
    }

    @Override
    public int hashCode() {
        return 31 * kind.ordinal() + Long.hashCode(generation);
    }
}
