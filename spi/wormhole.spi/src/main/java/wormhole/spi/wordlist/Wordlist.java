package wormhole.spi.wordlist;

import java.util.List;

/**
 * The words of a code, position by position. Immutable and thread-safe.
 *
 * <p>Both sides need not have the same list to connect: the words are only for people.
 */
public interface Wordlist {
    /**
     * The words that may stand at a position of a code.
     *
     * @param position 0 for the first word after the nameplate
     * @return 2 to 65,536 different words, not empty, lower case, without white space or hyphen; the same list each time
     *     for one position. The index of a word is what a random number picks.
     */
    List<String> wordsAt(int position);
}
