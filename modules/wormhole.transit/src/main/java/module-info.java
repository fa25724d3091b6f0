/**
 * Transit without I/O: hints, handshake, the contest of connections, and the records of the pipe that wins. No sockets,
 * threads, clocks or random source. Exported to the modules that drive it and to those that test it.
 */
module wormhole.transit {
    requires static org.jspecify;
    requires transitive wormhole.api;
    requires transitive wormhole.spi;
    requires transitive wormhole.core;
    requires transitive wormhole.json;

    exports wormhole.transit.contest to
            wormhole.runtime;
    exports wormhole.transit.handshake to
            wormhole.runtime;
    exports wormhole.transit.hint to
            wormhole.runtime;
    exports wormhole.transit.record to
            wormhole.runtime;
}
