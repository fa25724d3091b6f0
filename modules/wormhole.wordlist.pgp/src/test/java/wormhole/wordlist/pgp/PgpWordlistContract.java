package wormhole.wordlist.pgp;

import wormhole.spi.tck.WordlistContract;
import wormhole.spi.wordlist.WordlistProvider;

final class PgpWordlistContract extends WordlistContract {
    @Override
    protected WordlistProvider provider() {
        return new PgpWordlistProvider();
    }
}
