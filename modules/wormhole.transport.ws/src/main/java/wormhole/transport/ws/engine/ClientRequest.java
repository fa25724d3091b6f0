package wormhole.transport.ws.engine;

import java.util.Map;

/**
 * What a client asks a server for.
 *
 * @param host the value of the {@code Host} field: host, and port if it is not the scheme's own
 * @param target path and query, beginning with a slash
 * @param fields further header fields, such as {@code User-Agent}
 */
public record ClientRequest(String host, String target, Map<String, String> fields) {
    /** Refuses what would break out of its line. */
    public ClientRequest {
        fields = Map.copyOf(fields);
        check(host);
        check(target);
        fields.forEach((name, value) -> check(name + value));
        if (!target.startsWith("/") || target.indexOf(' ') >= 0) {
            throw new IllegalArgumentException("a target is a path without blanks");
        }
    }

    private static void check(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) < ' ' || text.charAt(i) >= 0x7f) {
                throw new IllegalArgumentException("a header field has characters it must not have");
            }
        }
    }
}
