/**
 * The word list {@code pgp}.
 *
 * @provides wormhole.spi.wordlist.WordlistProvider the provider {@code pgp}
 */
module wormhole.wordlist.pgp {
    requires static org.jspecify;
    requires transitive wormhole.spi;

    exports wormhole.wordlist.pgp;

    provides wormhole.spi.wordlist.WordlistProvider with
            wormhole.wordlist.pgp.PgpWordlistProvider;
}
