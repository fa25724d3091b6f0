/** The mailbox server: a hub and its wire without I/O, its store, its WebSocket front. */
module wormhole.mailbox.server {
    requires static org.jspecify;
    requires transitive wormhole.spi;
    requires wormhole.json;
    requires wormhole.server;
    requires wormhole.transport.ws;

    exports wormhole.mailbox.server;
    exports wormhole.mailbox.server.hub to
            wormhole.testkit;
    exports wormhole.mailbox.server.wire to
            wormhole.testkit;
}
