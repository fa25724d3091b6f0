package wormhole.mailbox.server.wire;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A JSON object that holds nothing but texts of printable ASCII without escapes, as most commands do, and perhaps the list
 * of such texts that {@code bind} has. What is anything else,
 * well-formed or not, is not flat: the strict reader has the last word, and this one accepts nothing that it would refuse.
 */
final class FlatJson {
    private static final int MOST_MEMBERS = 8;
    private static final String LISTED = "client_version";

    private final String source;
    // Key and value in turn.
    private final String[] texts = new String[2 * MOST_MEMBERS];
    private @Nullable List<String> list;
    private int count;
    private int at;

    private FlatJson(String source) {
        this.source = source;
    }

    static Optional<FlatJson> read(String text) {
        var flat = new FlatJson(text);
        return flat.object() ? Optional.of(flat) : Optional.empty();
    }

    boolean has(String key) {
        return index(key) >= 0 || list(key).isPresent();
    }

    /** The list under a key, if that is the one that may be a list, and is. */
    Optional<List<String>> list(String key) {
        return key.equals(LISTED) ? Optional.ofNullable(list) : Optional.empty();
    }

    /** The text under a key, if it is one. */
    Optional<String> text(String key) {
        var index = index(key);
        return index < 0 ? Optional.empty() : Optional.of(texts[index + 1]);
    }

    private int index(String key) {
        for (var i = 0; i < count; i += 2) {
            if (texts[i].equals(key)) {
                return i;
            }
        }
        return -1;
    }

    private boolean object() {
        if (!token('{')) {
            return false;
        }
        do {
            if (!member()) {
                return false;
            }
        } while (token(','));
        if (!token('}')) {
            return false;
        }
        space();
        return at == source.length();
    }

    private boolean member() {
        var key = string();
        if (key == null || has(key) || !token(':')) {
            return false;
        }
        return key.equals(LISTED) && token('[') ? elements() : text(key, string());
    }

    private boolean text(String key, @Nullable String value) {
        if (value == null || count == texts.length) {
            return false;
        }
        texts[count++] = key;
        texts[count++] = value;
        return true;
    }

    private boolean elements() {
        var elements = new ArrayList<String>(2);
        do {
            var element = string();
            if (element == null) {
                return false;
            }
            elements.add(element);
        } while (token(','));
        list = elements;
        return token(']');
    }

    private @Nullable String string() {
        if (!token('"')) {
            return null;
        }
        var start = at;
        var end = source.indexOf('"', start);
        for (; at < end; at++) {
            var c = source.charAt(at);
            if (c < ' ' || c > '~' || c == '\\') {
                return null;
            }
        }
        at++;
        return end < 0 ? null : source.substring(start, end);
    }

    private boolean token(char expected) {
        space();
        var there = at < source.length() && source.charAt(at) == expected;
        at += there ? 1 : 0;
        return there;
    }

    private void space() {
        while (at < source.length() && " \t\r\n".indexOf(source.charAt(at)) >= 0) {
            at++;
        }
    }
}
