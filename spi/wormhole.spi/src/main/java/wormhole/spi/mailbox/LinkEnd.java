package wormhole.spi.mailbox;

/**
 * How a link ended.
 *
 * @param cause who or what ended it
 * @param reason one sentence for a person, naming the host; holds nothing secret
 */
public record LinkEnd(Cause cause, String reason) {
    /** Who or what ended a link. */
    public enum Cause {
        /** It was never open: name, network, TLS or opening handshake. */
        NOT_OPENED,
        /** We closed it. */
        CLOSED_BY_US,
        /** The server closed it, or the network did. */
        LOST,
        /** The server broke the protocol of the link or a limit of ours. */
        SERVER_MISBEHAVED
    }
}
