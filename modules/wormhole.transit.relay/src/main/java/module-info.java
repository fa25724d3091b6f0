/** The transit relay: a sans-IO matchmaker and its sockets. */
module wormhole.transit.relay {
    requires static org.jspecify;
    requires transitive wormhole.spi;

    exports wormhole.transit.relay;

    uses wormhole.spi.stream.StreamProvider;
}
