package wormhole.transport.ws.engine;

/** What a server answers to the request that begins a connection. */
public sealed interface HttpAnswer {
    /** The request becomes a WebSocket connection. */
    record Upgrade() implements HttpAnswer {}

    /**
     * An ordinary HTTP answer, after which the connection is closed.
     *
     * @param status such as 200 or 404
     * @param phrase the words after the status, such as {@code OK}
     * @param text the body, plain text
     */
    record Plain(int status, String phrase, String text) implements HttpAnswer {}
}
