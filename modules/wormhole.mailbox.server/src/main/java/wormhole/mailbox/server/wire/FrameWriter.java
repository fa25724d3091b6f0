package wormhole.mailbox.server.wire;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/** Writes one JSON object into bytes. Reused, because a server writes nothing else all day. For one thread at a time. */
public final class FrameWriter {
    private static final int KEEP = 64 * 1024;
    private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);

    private byte[] buffer = new byte[1024];
    private int length;

    /**
     * Begins an object.
     *
     * @return this
     */
    public FrameWriter begin() {
        length = 0;
        put('{');
        return this;
    }

    /**
     * Ends the object.
     *
     * @return all of it
     */
    public Frame end() {
        put('}');
        var frame = new Frame(Arrays.copyOf(buffer, length));
        if (buffer.length > KEEP) {
            buffer = new byte[1024];
        }
        return frame;
    }

    /**
     * Writes a key, and a comma before it if it is not the first of its object. Its value is to follow.
     *
     * @param name the key
     * @return this
     */
    public FrameWriter key(String name) {
        if (length > 1 && buffer[length - 1] != '{') {
            raw(", ");
        }
        string(name);
        return raw(": ");
    }

    /**
     * Writes a key and its text.
     *
     * @param name the key
     * @param value any characters; what JSON or ASCII do not have is escaped
     * @return this
     */
    public FrameWriter text(String name, String value) {
        key(name).string(value);
        return this;
    }

    /**
     * Writes a key and its text, an absent one as null.
     *
     * @param name the key
     * @param value the text, if there is one
     * @return this
     */
    public FrameWriter nullable(String name, Optional<String> value) {
        return value.isPresent() ? text(name, value.get()) : key(name).raw("null");
    }

    /**
     * Writes a key and any value.
     *
     * @param name the key
     * @param value what was read
     * @return this
     */
    public FrameWriter json(String name, JsonValue value) {
        key(name).value(value);
        return this;
    }

    /**
     * Writes a key and seconds with six decimals: always a float, as in the reference.
     *
     * @param name the key
     * @param micros the time in microseconds
     * @return this
     */
    public FrameWriter seconds(String name, long micros) {
        key(name).raw(Long.toString(Math.floorDiv(micros, 1_000_000L))).put('.');
        var fraction = Math.floorMod(micros, 1_000_000L);
        for (var unit = 100_000; unit > 0; unit /= 10) {
            put((char) ('0' + fraction / unit % 10));
        }
        return this;
    }

    /**
     * Writes a character of JSON's own.
     *
     * @param c ASCII, as it is
     * @return this
     */
    public FrameWriter put(char c) {
        room(1);
        buffer[length++] = (byte) c;
        return this;
    }

    /**
     * Writes JSON.
     *
     * @param ascii ASCII, as it is
     * @return this
     */
    public FrameWriter raw(String ascii) {
        var size = ascii.length();
        room(size);
        for (var i = 0; i < size; i++) {
            buffer[length++] = (byte) ascii.charAt(i);
        }
        return this;
    }

    private FrameWriter string(String text) {
        put('"');
        var size = text.length();
        for (var i = plain(text); i < size; i++) {
            var c = text.charAt(i);
            if (isPlain(c)) {
                put(c);
            } else {
                escape(c);
            }
        }
        return put('"');
    }

    /** Writes the beginning that needs no escape, nearly always all of it; how much that was. */
    private int plain(String text) {
        var size = text.length();
        room(size + 1);
        var into = buffer;
        var at = length;
        var i = 0;
        for (; i < size; i++) {
            var c = text.charAt(i);
            if (!isPlain(c)) {
                break;
            }
            into[at++] = (byte) c;
        }
        length = at;
        return i;
    }

    private static boolean isPlain(char c) {
        return c >= ' ' && c < 0x80 && c != '"' && c != '\\';
    }

    private void escape(char c) {
        if (c == '"' || c == '\\') {
            put('\\').put(c);
            return;
        }
        room(6);
        buffer[length++] = '\\';
        buffer[length++] = 'u';
        for (var shift = 12; shift >= 0; shift -= 4) {
            buffer[length++] = HEX[c >> shift & 15];
        }
    }

    private void value(JsonValue value) {
        switch (value.getValueType()) {
            case STRING -> string(((JsonString) value).getString());
            case OBJECT -> object(value.asJsonObject());
            case ARRAY -> array(value.asJsonArray());
            default -> raw(value.toString());
        }
    }

    private void object(JsonObject object) {
        put('{');
        var first = true;
        for (var entry : object.entrySet()) {
            if (!first) {
                raw(", ");
            }
            first = false;
            string(entry.getKey()).raw(": ").value(entry.getValue());
        }
        put('}');
    }

    private void array(JsonArray array) {
        put('[');
        for (var i = 0; i < array.size(); i++) {
            if (i > 0) {
                raw(", ");
            }
            value(array.get(i));
        }
        put(']');
    }

    private void room(int more) {
        if (buffer.length - length < more) {
            buffer = Arrays.copyOf(buffer, Math.max(buffer.length * 2, length + more));
        }
    }
}
