package wormhole.cli.terminal;

import java.nio.file.Path;

/**
 * What strangers wrote, made fit for a terminal: control characters, escape sequences, characters that turn the direction
 * of writing and other invisible ones are shown as {@code \x1b} or {@code \u202e}. Letters, emoji and their joiners stay.
 */
public final class Escaping {
    private static final int ZERO_WIDTH_NON_JOINER = 0x200c;
    private static final int ZERO_WIDTH_JOINER = 0x200d;

    // As long as the paths that a system takes.
    private static final int MAX_PATH = 4096;

    private Escaping() {}

    /**
     * Text of several lines; line breaks and tabs stay.
     *
     * @param text unchecked
     * @return fit for a terminal
     */
    public static String lines(String text) {
        var out = new StringBuilder(text.length() + 16);
        text.replace("\r\n", "\n").codePoints().forEach(c -> {
            if (c == '\n' || c == '\t') {
                out.append((char) c);
            } else {
                append(out, c);
            }
        });
        return out.toString();
    }

    /**
     * Text that must stay on its line, cut to a length.
     *
     * @param text unchecked
     * @param limit how many characters of it are shown
     * @return fit for a terminal
     */
    public static String line(String text, int limit) {
        var out = new StringBuilder();
        text.codePoints().limit(limit).forEach(c -> append(out, c));
        return out.append(text.codePointCount(0, text.length()) > limit ? "…" : "")
                .toString();
    }

    /**
     * A path, whole.
     *
     * @param path unchecked
     * @return fit for a terminal
     */
    public static String path(Path path) {
        return path(path.toString());
    }

    /**
     * A path as somebody wrote it, or a remark that begins with one.
     *
     * @param path unchecked
     * @return fit for a terminal
     */
    public static String path(String path) {
        return line(path, MAX_PATH);
    }

    private static void append(StringBuilder out, int c) {
        if (!hidden(c)) {
            out.appendCodePoint(c);
        } else if (c < 0x100) {
            out.append(String.format("\\x%02x", c));
        } else {
            out.append(c < 0x10000 ? String.format("\\u%04x", c) : String.format("\\U%08x", c));
        }
    }

    private static boolean hidden(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL, Character.SURROGATE, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR ->
                true;
            case Character.FORMAT -> c != ZERO_WIDTH_JOINER && c != ZERO_WIDTH_NON_JOINER;
            default -> false;
        };
    }
}
