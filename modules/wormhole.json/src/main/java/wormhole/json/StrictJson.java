package wormhole.json;

import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonConfig;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonReaderFactory;
import jakarta.json.JsonValue;
import jakarta.json.spi.JsonProvider;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;

/**
 * JSON as this project reads it from strangers: one object or one array, nothing after it, no byte order mark, bounded depth. The
 * length is bounded by whoever received the text. A server writes no key twice; of one that a peer writes twice the last counts, as
 * in the reference: what a peer says was authenticated, or is checked by what follows.
 */
public final class StrictJson {
    /** How deep objects and arrays may be nested. The protocols need 5. */
    public static final int MAX_DEPTH = 32;

    // Looked up once: a look-up costs more than a parse.
    private static final JsonProvider PROVIDER = JsonProvider.provider();
    private static final JsonReaderFactory READERS = readers(JsonConfig.KeyStrategy.NONE);
    private static final JsonReaderFactory LENIENT_READERS = readers(JsonConfig.KeyStrategy.LAST);

    private StrictJson() {}

    /**
     * Reads one object of a server or its client, with no key twice.
     *
     * @param text a whole JSON text
     * @return the object
     * @throws JsonRefusedException it is anything else; the message never quotes the text
     */
    public static JsonObject object(String text) throws JsonRefusedException {
        return value(text, READERS, JsonValue.ValueType.OBJECT).asJsonObject();
    }

    // The parser's own limit, of which it thinks as the first depth it refuses, by a bare RuntimeException: never
    // reached.
    private static JsonReaderFactory readers(JsonConfig.KeyStrategy twice) {
        return PROVIDER.createReaderFactory(
                Map.of(JsonConfig.KEY_STRATEGY, twice, "org.eclipse.parsson.maxDepth", MAX_DEPTH + 1));
    }

    private static JsonValue value(String text, JsonReaderFactory readers, JsonValue.ValueType wanted)
            throws JsonRefusedException {
        checkShape(text);
        try (var reader = readers.createReader(new StringReader(text))) {
            var value = reader.readValue();
            if (value.getValueType() != wanted) {
                throw new JsonRefusedException("a JSON " + value.getValueType() + " instead of an " + word(wanted));
            }
            return value;
        } catch (RuntimeException e) {
            // Whatever the parser throws: besides JsonException, Parsson lets a NumberFormatException, an
            // ArithmeticException and an UnsupportedOperationException of numbers through, and a bare RuntimeException
            // for depth.
            throw new JsonRefusedException("not a well-formed JSON " + word(wanted));
        }
    }

    private static String word(JsonValue.ValueType type) {
        return type.name().toLowerCase(Locale.ROOT);
    }

    /**
     * Reads one object that a peer wrote, from UTF-8.
     *
     * @param utf8 a whole JSON text
     * @return the object
     * @throws JsonRefusedException it is anything else, or not UTF-8
     */
    public static JsonObject peerObject(byte[] utf8) throws JsonRefusedException {
        try {
            var text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(utf8))
                    .toString();
            return value(text, LENIENT_READERS, JsonValue.ValueType.OBJECT).asJsonObject();
        } catch (CharacterCodingException e) {
            throw new JsonRefusedException("not UTF-8");
        }
    }

    /**
     * Reads one array that a peer wrote.
     *
     * @param text a whole JSON text
     * @return the array
     * @throws JsonRefusedException it is anything else
     */
    public static JsonArray peerArray(String text) throws JsonRefusedException {
        return value(text, LENIENT_READERS, JsonValue.ValueType.ARRAY).asJsonArray();
    }

    /**
     * A builder of an object, from the cached provider.
     *
     * @return empty
     */
    public static JsonObjectBuilder newObject() {
        return PROVIDER.createObjectBuilder();
    }

    /**
     * A builder of an array, from the cached provider.
     *
     * @return empty
     */
    public static JsonArrayBuilder newArray() {
        return PROVIDER.createArrayBuilder();
    }

    /**
     * A builder of an array of texts.
     *
     * @param texts in order
     * @return filled
     */
    public static JsonArrayBuilder newArray(Iterable<String> texts) {
        var array = newArray();
        texts.forEach(array::add);
        return array;
    }

    // The parser's own limit is a setting of one implementation; this one holds whatever the implementation is, and
    // costs one pass over the text. So does this look for what follows the end, which Parsson does not mind.
    private static void checkShape(String text) throws JsonRefusedException {
        var depth = 0;
        var quoted = false;
        var complete = false;
        for (var i = 0; i < text.length(); i++) {
            var c = text.charAt(i);
            if (complete) {
                if (c != ' ' && c != '\t' && c != '\r' && c != '\n') {
                    throw new JsonRefusedException("something after the end of the JSON");
                }
            } else if (quoted) {
                if (c == '\\') {
                    i++;
                } else if (c == '"') {
                    quoted = false;
                }
            } else if (c == '"') {
                quoted = true;
            } else if (c == '{' || c == '[') {
                if (++depth > MAX_DEPTH) {
                    throw new JsonRefusedException("JSON nested deeper than " + MAX_DEPTH);
                }
            } else if (c == '}' || c == ']') {
                complete = --depth == 0;
            }
        }
    }
}
