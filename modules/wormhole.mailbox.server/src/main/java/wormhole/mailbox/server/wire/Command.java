package wormhole.mailbox.server.wire;

import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import wormhole.json.JsonRefusedException;
import wormhole.json.StrictJson;

/** One message of a client, as far as it has been looked at. */
public final class Command {
    private final String source;
    private final Optional<FlatJson> flat;
    private @Nullable JsonObject json;

    private Command(String source) {
        this.source = source;
        this.flat = FlatJson.read(source);
    }

    /**
     * Reads a message, as far as it has to be to know that it is one.
     *
     * @param text the whole message
     * @return the command
     * @throws MalformedException if it is no JSON object, or breaks the limits of JSON from strangers
     */
    public static Command read(String text) throws MalformedException {
        var command = new Command(text);
        if (command.flat.isEmpty()) {
            command.json();
        }
        return command;
    }

    /**
     * All of it. Of a flat one it is seldom needed, and read when it is.
     *
     * @return the message
     * @throws MalformedException as from {@link #read}
     */
    public JsonObject json() throws MalformedException {
        var known = json;
        try {
            var read = known == null ? StrictJson.object(source) : known;
            json = read;
            return read;
        } catch (JsonRefusedException e) {
            throw new MalformedException(e.getMessage());
        }
    }

    /**
     * Whether there is such a key, whatever its value.
     *
     * @param key the key
     * @return true also of a null
     * @throws MalformedException as from {@link #read}
     */
    public boolean has(String key) throws MalformedException {
        return flat.isPresent() ? flat.get().has(key) : json().containsKey(key);
    }

    /** The value, a missing one as null. */
    JsonValue value(String key) throws MalformedException {
        return json().getOrDefault(key, JsonValue.NULL);
    }

    /**
     * Writes the value as the client wrote it, a missing one as null.
     *
     * @param key whose value
     * @param to the frame it goes into
     * @param as its key there
     * @throws MalformedException as from {@link #read}
     */
    public void copy(String key, FrameWriter to, String as) throws MalformedException {
        if (flat.isEmpty()) {
            to.json(as, value(key));
        } else {
            to.nullable(as, flat.get().text(key));
        }
    }

    /** The value if it is a list of plain texts that could be read without the strict reader; it has the last word on all else. */
    Optional<List<String>> plainTexts(String key) {
        return flat.flatMap(texts -> texts.list(key));
    }

    /**
     * The value if it is a text.
     *
     * @param key whose value
     * @return absent if there is none, or it is something else
     * @throws MalformedException as from {@link #read}
     */
    public Optional<String> text(String key) throws MalformedException {
        if (flat.isPresent()) {
            return flat.get().text(key);
        }
        return value(key) instanceof JsonString string ? Optional.of(string.getString()) : Optional.empty();
    }

    /**
     * The value, which the reference's handler cannot do without being a text it can store.
     *
     * @param key whose value
     * @return the text
     * @throws MalformedException if there is none, or it is something else, or holds half a surrogate pair
     */
    public String requiredText(String key) throws MalformedException {
        return storable(text(key).orElseThrow(() -> new MalformedException(key + " is not a text")));
    }

    /**
     * A scalar as the reference's database keeps it: everything as text, null as nothing.
     *
     * @param key whose value
     * @return absent for null and for a missing one
     * @throws MalformedException if it is an array or object, or a text with half a surrogate pair
     */
    public Optional<String> scalar(String key) throws MalformedException {
        return flat.isPresent() ? flat.get().text(key) : scalar(value(key));
    }

    static Optional<String> scalar(JsonValue value) throws MalformedException {
        return switch (value.getValueType()) {
            case NULL -> Optional.empty();
            case STRING -> Optional.of(storable(((JsonString) value).getString()));
            case NUMBER -> Optional.of(value.toString());
            case TRUE -> Optional.of("1");
            case FALSE -> Optional.of("0");
            default -> throw new MalformedException("an array or object where a scalar is needed");
        };
    }

    /** A text with half a surrogate pair cannot be stored, there as here. */
    private static String storable(String text) throws MalformedException {
        for (var i = 0; i < text.length(); i++) {
            if (Character.isSurrogate(text.charAt(i))) {
                if (!Character.isSurrogatePair(text.charAt(i), i + 1 < text.length() ? text.charAt(i + 1) : 'x')) {
                    throw new MalformedException("half a surrogate pair");
                }
                i++;
            }
        }
        return text;
    }
}
