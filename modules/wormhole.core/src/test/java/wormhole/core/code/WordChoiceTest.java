package wormhole.core.code;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import wormhole.spi.crypto.Entropy;
import wormhole.spi.wordlist.Wordlist;

class WordChoiceTest {
    /** Words {@code w0} to {@code wN}, the same at every position. */
    private static Wordlist words(int size) {
        var all = IntStream.range(0, size).mapToObj(i -> "w" + i).toList();
        return position -> all;
    }

    /** Draws of these, each as many bytes as were asked for, which is written down. */
    private static Entropy drawing(List<Integer> asked, int... draws) {
        var left = new ArrayDeque<Integer>();
        IntStream.of(draws).forEach(left::add);
        return length -> {
            asked.add(length);
            var drawn = left.remove();
            return length == 1 ? new byte[] {drawn.byteValue()} : new byte[] {(byte) (drawn >> 8), drawn.byteValue()};
        };
    }

    @Test
    void aByteIsAWordOf256() {
        var asked = new ArrayList<Integer>();
        assertEquals("w0-w128-w255", WordChoice.choose(words(256), 3, drawing(asked, 0, 128, 255)));
        assertEquals(List.of(1, 1, 1), asked);
    }

    @Test
    void aLongerListTakesTwoBytes() {
        var asked = new ArrayList<Integer>();
        assertEquals("w256-w258", WordChoice.choose(words(300), 2, drawing(asked, 256, 300 + 258)));
        assertEquals(List.of(2, 2), asked);
        assertEquals("w256", WordChoice.choose(words(257), 1, drawing(asked, 256)));
    }

    @Test
    void aDrawThatWouldFavourSomeWordsIsDrawnAgain() {
        // 255 is the last multiple of 3 that a byte holds, and 65,400 the last of 300 that two hold.
        assertEquals("w2-w1", WordChoice.choose(words(3), 2, drawing(new ArrayList<>(), 254, 255, 4)));
        assertEquals(
                "w299-w7", WordChoice.choose(words(300), 2, drawing(new ArrayList<>(), 65_399, 65_400, 65_535, 7)));
    }

    @Test
    void eachPositionHasItsColumn() {
        Wordlist columns = position -> position % 2 == 0 ? List.of("even") : List.of("odd");
        assertEquals("even-odd-even", WordChoice.choose(columns, 3, byte[]::new));
    }

    @Test
    void completionsBeginWithWhatWasTypedAndEndWithAHyphenButTheLast() {
        Wordlist columns = position -> position % 2 == 0 ? List.of("apple", "art", "bat") : List.of("cat", "cow");
        assertEquals(new TreeSet<>(List.of("apple-", "art-")), WordChoice.complete(columns, "a", 2));
        assertEquals(new TreeSet<>(List.of("apple-cat", "apple-cow")), WordChoice.complete(columns, "apple-", 2));
        assertEquals(new TreeSet<>(List.of("apple-cow-bat")), WordChoice.complete(columns, "apple-cow-b", 2));
        assertEquals(new TreeSet<>(), WordChoice.complete(columns, "x", 2));
    }

    @Test
    void whatIsCompletedIsCountedInWordsHoweverLongTheyAre() {
        Wordlist columns = position -> List.of("word" + position);
        for (var typed : List.of("a", "ab", "abc")) {
            assertEquals(new TreeSet<>(List.of(typed + "-word1-")), WordChoice.complete(columns, typed + "-", 3));
            assertEquals(
                    new TreeSet<>(List.of("x-" + typed + "-word2")),
                    WordChoice.complete(columns, "x-" + typed + "-", 3));
        }
    }
}
