/**
 * Mailbox links over WebSocket, on byte streams from the stream seam. The protocol engine is shared with the mailbox
 * server.
 */
module wormhole.transport.ws {
    requires static org.jspecify;
    requires transitive wormhole.spi;
    requires org.java_websocket;
    requires org.slf4j;
    // An image of JDK 17 without it has no ECDHE suite, so that wss would find no server to talk to.
    requires jdk.crypto.ec;

    exports wormhole.transport.ws;
    exports wormhole.transport.ws.engine to
            wormhole.mailbox.server;

    provides wormhole.spi.mailbox.MailboxLinkProvider with
            wormhole.transport.ws.WebSocketLinkProvider;
}
