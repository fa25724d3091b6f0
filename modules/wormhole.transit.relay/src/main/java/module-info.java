/** The transit relay: a sans-IO matchmaker and its sockets. */
module wormhole.transit.relay {
    requires static org.jspecify;
    requires transitive wormhole.spi;
    requires wormhole.server;

    exports wormhole.transit.relay;
}
