/**
 * The driver: the only place with threads and timers. Applications need it at run time; those that hand in a provider object
 * require it and use {@link wormhole.runtime.WormholeRuntime}.
 *
 * @provides wormhole.api.bootstrap.ClientProvider how {@code wormhole.api} finds this module
 */
module wormhole.runtime {
    requires static org.jspecify;
    requires transitive wormhole.api;
    requires transitive wormhole.spi;
    requires wormhole.core;
    requires wormhole.json;
    requires wormhole.transit;

    exports wormhole.runtime;

    uses wormhole.spi.crypto.CryptoProvider;
    uses wormhole.spi.crypto.SecretBoxProvider;
    uses wormhole.spi.mailbox.MailboxLinkProvider;
    uses wormhole.spi.stream.StreamProvider;
    uses wormhole.spi.wordlist.WordlistProvider;
    uses wormhole.spi.journal.JournalProvider;

    provides wormhole.api.bootstrap.ClientProvider with
            wormhole.runtime.bootstrap.RuntimeClientProvider;
}
