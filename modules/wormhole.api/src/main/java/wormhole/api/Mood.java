package wormhole.api;

/** How a wormhole ended, as the mailbox server is told. */
public enum Mood {
    /** The key was confirmed. */
    HAPPY,
    /** Closed before the peer was heard, or before its key was confirmed. */
    LONELY,
    /** The peer had another code: a mistyped word, or somebody guessing. */
    SCARY,
    /** Something went wrong that is none of these. */
    ERRORY,
    /** The server refused us in its welcome. */
    UNWELCOME;

    /**
     * The word on the wire.
     *
     * @return lower case
     */
    public String word() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }
}
