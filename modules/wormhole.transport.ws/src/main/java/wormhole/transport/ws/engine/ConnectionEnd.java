package wormhole.transport.ws.engine;

/**
 * How a connection ended.
 *
 * @param kind who or what ended it
 * @param code the code of the close frame, sent or received (RFC 6455 section 7.4), or 0 if there was none
 * @param reason a clause for a person and a log. It holds text of the other end only in kind {@link Kind#CLOSED_BY_PEER},
 *     then at most 123 bytes without control characters.
 */
public record ConnectionEnd(Kind kind, int code, String reason) {
    /** Who or what ended a connection. */
    public enum Kind {
        /** Client: the server did not agree to the handshake, or went away during it. */
        NOT_OPENED,
        /** Server: the request got an ordinary HTTP answer, or was none. */
        NOT_UPGRADED,
        /** We closed it. */
        CLOSED_BY_US,
        /** The other end closed it in order, by a close frame. */
        CLOSED_BY_PEER,
        /** The stream ended without a close frame, or the other end no longer reads. */
        LOST,
        /** The other end broke the protocol or a limit. */
        PEER_MISBEHAVED
    }
}
