/**
 * For tests: a world in memory with a virtual clock and a network that fails as told by a seed, and pairs of wormholes of the
 * public API that talk without sockets. Applications need {@link wormhole.testkit.InMemoryWormholes}.
 */
module wormhole.testkit {
    requires static org.jspecify;
    requires transitive wormhole.api;
    requires transitive wormhole.spi;
    requires transitive wormhole.core;
    requires wormhole.runtime;
    requires wormhole.mailbox.server;
    requires wormhole.crypto.bc;
    requires wormhole.wordlist.pgp;

    exports wormhole.testkit;
}
