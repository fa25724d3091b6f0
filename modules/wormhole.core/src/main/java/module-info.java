/**
 * The protocol without I/O: no sockets, threads, clocks or random source. Exported to the modules that drive it and to
 * those that test it; an application has no business here.
 */
module wormhole.core {
    requires static org.jspecify;
    requires transitive wormhole.api;
    requires transitive wormhole.spi;
    requires transitive wormhole.json;

    exports wormhole.core.code to
            wormhole.runtime,
            wormhole.testkit;
    exports wormhole.core.conversation to
            wormhole.runtime,
            wormhole.testkit;
    exports wormhole.core.effect to
            wormhole.runtime,
            wormhole.transit,
            wormhole.testkit;
    exports wormhole.core.pake to
            wormhole.runtime,
            wormhole.testkit;
    exports wormhole.core.queue to
            wormhole.testkit;
    exports wormhole.core.rendezvous to
            wormhole.runtime,
            wormhole.testkit;
    exports wormhole.core.session to
            wormhole.runtime,
            wormhole.testkit;
    exports wormhole.core.wire to
            wormhole.runtime,
            wormhole.transit,
            wormhole.testkit;
}
