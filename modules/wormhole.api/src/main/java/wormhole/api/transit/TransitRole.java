package wormhole.api.transit;

/** Who decides which connection is used. It has nothing to do with who connects to whom, nor with who sends more. */
public enum TransitRole {
    /** Decides. In a file transfer, the one who has the file. */
    SENDER,
    /** Follows. */
    RECEIVER;

    /**
     * The other end.
     *
     * @return the one that is not this
     */
    public TransitRole peer() {
        return this == SENDER ? RECEIVER : SENDER;
    }
}
