package wormhole.spi.wordlist;

import wormhole.spi.Provider;

/** Supplies one word list. The list with the id {@code pgp} is used unless another is asked for. */
public interface WordlistProvider extends Provider {
    /**
     * The word list.
     *
     * @return the same each time
     */
    Wordlist wordlist();
}
