package wormhole.spi.tck;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import wormhole.spi.wordlist.WordlistProvider;

/** What a word list must be. Extend it, say which provider, and run it. */
public abstract class WordlistContract {
    private static final int POSITIONS = 16;
    private static final int MOST_WORDS = 65_536;

    /** For the class that extends this one. */
    protected WordlistContract() {}

    /**
     * The provider that is tested.
     *
     * @return the same or another each time
     */
    protected abstract WordlistProvider provider();

    private List<String> wordsAt(int position) {
        return provider().wordlist().wordsAt(position);
    }

    @Test
    void theWordlistIsTheSameEachTime() {
        var provider = provider();
        assertSame(provider.wordlist(), provider.wordlist());
        for (var position = 0; position < POSITIONS; position++) {
            assertEquals(wordsAt(position), wordsAt(position));
        }
    }

    @Test
    void everyPositionHasWordsToChooseFrom() {
        for (var position = 0; position < POSITIONS; position++) {
            var size = wordsAt(position).size();
            assertTrue(size >= 2 && size <= MOST_WORDS, size + " words at position " + position);
        }
    }

    @Test
    void noWordIsThereTwiceAtOnePosition() {
        for (var position = 0; position < POSITIONS; position++) {
            var words = wordsAt(position);
            assertEquals(words.size(), new HashSet<>(words).size(), "position " + position);
        }
    }

    @Test
    void everyWordCanBeTypedIntoACode() {
        for (var position = 0; position < POSITIONS; position++) {
            wordsAt(position).forEach(WordlistContract::assertTypable);
        }
    }

    @Test
    void nobodyCanChangeTheWords() {
        var words = wordsAt(0);
        assertThrows(UnsupportedOperationException.class, () -> words.set(0, "changed"));
    }

    private static void assertTypable(String word) {
        assertFalse(word.isEmpty(), "an empty word");
        assertEquals(word.toLowerCase(Locale.ROOT), word, "not lower case");
        assertTrue(word.codePoints().noneMatch(c -> c == '-' || Character.isWhitespace(c)), word);
    }
}
