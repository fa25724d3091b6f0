package wormhole.wordlist.pgp;

import wormhole.spi.wordlist.Wordlist;
import wormhole.spi.wordlist.WordlistProvider;

/** The word list {@code pgp}, which codes are made of unless another is asked for. */
public final class PgpWordlistProvider implements WordlistProvider {
    /** For the service loader, and for who hands it in. */
    public PgpWordlistProvider() {}

    @Override
    public String id() {
        return "pgp";
    }

    @Override
    public Wordlist wordlist() {
        return PgpWordlist.INSTANCE;
    }
}
