package wormhole.filetransfer.protocol;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.stream.Collectors;

/** What a peer said, for people: as the reference prints it, without anything that a terminal would obey, and not endless. */
public final class PeerText {
    /** The longest text that is shown, in characters. */
    public static final int MAX_LENGTH = 1000;

    private PeerText() {}

    /**
     * A text as it is, but cut, and with control and format characters escaped as in Python.
     *
     * @param text what the peer said
     * @return printable
     */
    public static String printable(String text) {
        return escaped(text.length() > MAX_LENGTH ? text.substring(0, MAX_LENGTH) + "…" : text);
    }

    /**
     * A text as it is, but with control and format characters escaped as in Python.
     *
     * @param text what the peer said
     * @return printable
     */
    public static String escaped(String text) {
        return text.codePoints()
                .mapToObj(c -> isPrintable(c) ? Character.toString(c) : escaped(c))
                .collect(Collectors.joining());
    }

    private static boolean isPrintable(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            case Character.SPACE_SEPARATOR -> c == ' ';
            default -> true;
        };
    }

    private static String escaped(int c) {
        return switch (c) {
            case '\n' -> "\\n";
            case '\r' -> "\\r";
            case '\t' -> "\\t";
            default -> c < 0x100 ? hex("x", 2, c) : c < 0x10000 ? hex("u", 4, c) : hex("U", 8, c);
        };
    }

    private static String hex(String kind, int digits, int c) {
        return "\\" + kind + String.format("%0" + digits + "x", c);
    }

    /**
     * A value as Python's {@code repr} writes it, which the reference's messages hold.
     *
     * @param value what the peer said
     * @return printable and cut
     */
    public static String repr(JsonValue value) {
        return printable(written(value));
    }

    private static String written(JsonValue value) {
        if (value instanceof JsonObject object) {
            return object.entrySet().stream()
                    .map(entry -> quoted(entry.getKey()) + ": " + written(entry.getValue()))
                    .collect(Collectors.joining(", ", "{", "}"));
        }
        if (value instanceof JsonArray array) {
            return array.stream().map(PeerText::written).collect(Collectors.joining(", ", "[", "]"));
        }
        return value instanceof JsonString string ? quoted(string.getString()) : word(value);
    }

    private static String word(JsonValue value) {
        return switch (value.getValueType()) {
            case TRUE -> "True";
            case FALSE -> "False";
            case NULL -> "None";
            default -> value.toString();
        };
    }

    static String quoted(String text) {
        var quote = text.contains("'") && !text.contains("\"") ? '"' : '\'';
        var escaped = text.replace("\\", "\\\\");
        return quote + (quote == '\'' ? escaped.replace("'", "\\'") : escaped) + quote;
    }
}
