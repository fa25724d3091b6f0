package wormhole.transport.ws.engine;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The head of an HTTP request or answer: its first line and its header fields. Within the limits of {@link
 * ConnectionLimits}, without control characters; apart from that as the other end sent it.
 *
 * @param first the first line, such as {@code GET /v1 HTTP/1.1}
 * @param fields by name in lower case; of a repeated field the values are joined by {@code ", "}
 */
public record HttpHead(String first, Map<String, String> fields) {
    /** Keeps a copy of the fields. */
    public HttpHead {
        fields = Map.copyOf(fields);
    }

    /**
     * A header field.
     *
     * @param name in any case, such as {@code X-Real-IP}
     * @return its value without blanks around it, or empty if it is not there
     */
    public Optional<String> field(String name) {
        return Optional.ofNullable(fields.get(name.toLowerCase(Locale.ROOT)));
    }

    /**
     * The method of a request.
     *
     * @return such as {@code GET}
     */
    public String method() {
        return word(0);
    }

    /**
     * The target of a request.
     *
     * @return the path with its query, as sent; empty if there is none
     */
    public String target() {
        return word(1);
    }

    /**
     * Whether this request asks to become a WebSocket connection of version 13.
     *
     * @return false for a plain HTTP request
     */
    public boolean asksForWebSocket() {
        return method().equals("GET")
                && word(2).equals("HTTP/1.1")
                && names("upgrade", "websocket")
                && names("connection", "upgrade")
                && field("sec-websocket-version").orElse("").equals("13")
                && field("sec-websocket-key").orElse("").length() == 24;
    }

    /** The status of an answer, or -1 if the first line is none of HTTP. */
    int status() {
        boolean http = first.startsWith("HTTP/1.1 ") || first.startsWith("HTTP/1.0 ");
        boolean threeDigits = first.length() == 12 || first.length() > 12 && first.charAt(12) == ' ';
        return http && threeDigits ? number(first.substring(9, 12)) : -1;
    }

    private static int number(String digits) {
        int number = 0;
        for (int i = 0; i < digits.length(); i++) {
            char c = digits.charAt(i);
            if (c < '0' || c > '9') {
                return -1;
            }
            number = 10 * number + c - '0';
        }
        return number;
    }

    private String word(int index) {
        var words = first.split(" ", -1);
        return words.length == 3 ? words[index] : "";
    }

    private boolean names(String field, String token) {
        return field(field).orElse("").toLowerCase(Locale.ROOT).contains(token);
    }
}
