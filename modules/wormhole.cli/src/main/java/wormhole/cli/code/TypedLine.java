package wormhole.cli.code;

import java.util.List;
import org.jline.reader.CompletingParsedLine;

/**
 * A line that is one word, whatever it holds.
 *
 * @param line what was typed
 * @param cursor how many characters of it are left of the cursor
 */
record TypedLine(String line, int cursor) implements CompletingParsedLine {
    @Override
    public String word() {
        return line;
    }

    @Override
    public int wordCursor() {
        return cursor;
    }

    @Override
    public int wordIndex() {
        return 0;
    }

    @Override
    public List<String> words() {
        return List.of(line);
    }

    @Override
    public CharSequence escape(CharSequence candidate, boolean complete) {
        return candidate;
    }

    @Override
    public int rawWordCursor() {
        return cursor;
    }

    @Override
    public int rawWordLength() {
        return line.length();
    }
}
