package wormhole.json;

import java.util.HexFormat;

/** JSON of nothing but printable ASCII, as Python's {@code json.dumps} writes it. Loads no JSON library. */
public final class AsciiJson {
    private AsciiJson() {}

    /**
     * A text as a JSON string.
     *
     * @param text any; half a surrogate pair stays what it is
     * @return with its quotes
     */
    public static String quoted(String text) {
        var json = new StringBuilder(text.length() + 2).append('"');
        for (var i = 0; i < text.length(); i++) {
            append(json, text.charAt(i));
        }
        return json.append('"').toString();
    }

    private static void append(StringBuilder json, char c) {
        switch (c) {
            case '"', '\\' -> json.append('\\').append(c);
            case '\n' -> json.append("\\n");
            case '\r' -> json.append("\\r");
            case '\t' -> json.append("\\t");
            case '\b' -> json.append("\\b");
            case '\f' -> json.append("\\f");
            default -> {
                if (c < 0x20 || c > 0x7e) {
                    json.append("\\u").append(HexFormat.of().toHexDigits(c));
                } else {
                    json.append(c);
                }
            }
        }
    }
}
