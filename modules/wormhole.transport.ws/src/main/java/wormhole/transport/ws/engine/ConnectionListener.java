package wormhole.transport.ws.engine;

import java.nio.ByteBuffer;

/** Hears of what happens on a {@link WebSocketConnection}, on the thread of the stream's callbacks. Must not block. */
public interface ConnectionListener {
    /**
     * The opening handshake is complete: messages may be sent. At most once.
     *
     * @param head server: the request; client: the answer
     */
    void opened(HttpHead head);

    /**
     * A text message came in.
     *
     * @param message whole, valid UTF-8
     */
    void text(String message);

    /**
     * A binary message came in.
     *
     * @param message whole; the receiver's own
     */
    void binary(ByteBuffer message);

    /** Any whole frame came in, of any kind: the other end lives. Before the callback for what the frame holds. */
    default void alive() {}

    /** The queue is short again after {@link WebSocketConnection#send(String)} answered false. */
    default void writable() {}

    /**
     * The connection has ended. The last call.
     *
     * @param end how
     */
    void closed(ConnectionEnd end);
}
