package wormhole.core.code;

import java.util.SortedSet;
import java.util.StringJoiner;
import java.util.TreeSet;
import wormhole.spi.crypto.Entropy;
import wormhole.spi.wordlist.Wordlist;

/** Picks and completes the words of a code (protocol A; {@code _wordlist.py} of the reference). */
public final class WordChoice {
    /** More words than anybody would type. */
    public static final int MAX_WORDS = 64;

    private WordChoice() {}

    /**
     * Picks words at random.
     *
     * @param list where from
     * @param count how many, 1 to {@value #MAX_WORDS}
     * @param entropy one byte is drawn for each word of a list of 256; see {@link #pick}
     * @return joined by hyphens
     */
    public static String choose(Wordlist list, int count, Entropy entropy) {
        var words = new StringJoiner("-");
        for (var position = 0; position < count; position++) {
            var column = list.wordsAt(position);
            words.add(column.get(pick(column.size(), entropy)));
        }
        return words.toString();
    }

    /**
     * Completes the last of some words.
     *
     * @param list where from
     * @param prefix what was typed after the nameplate and its hyphen
     * @param count how many words the code has
     * @return what the typed words may become, with a hyphen if another word follows
     */
    public static SortedSet<String> complete(Wordlist list, String prefix, int count) {
        var lastHyphen = prefix.lastIndexOf('-');
        var before = prefix.substring(0, lastHyphen + 1);
        var started = prefix.substring(lastHyphen + 1);
        var position = (int) before.chars().filter(c -> c == '-').count();
        var after = position + 1 < count ? "-" : "";
        var completions = new TreeSet<String>();
        for (var word : list.wordsAt(position)) {
            if (word.startsWith(started)) {
                completions.add(before + word + after);
            }
        }
        return completions;
    }

    // As few bytes as hold an index; drawn again when the last, incomplete round of the list is hit, so that every
    // word is as likely as any other.
    private static int pick(int size, Entropy entropy) {
        var bytes = size <= 256 ? 1 : 2;
        var span = 1 << (8 * bytes);
        var fair = span - span % size;
        while (true) {
            var drawn = 0;
            for (var b : entropy.next(bytes)) {
                drawn = drawn << 8 | b & 0xff;
            }
            if (drawn < fair) {
                return drawn % size;
            }
        }
    }
}
