package wormhole.cli.exchange;

import jakarta.json.JsonConfig;
import jakarta.json.JsonObject;
import jakarta.json.JsonReaderFactory;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import jakarta.json.spi.JsonProvider;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import wormhole.cli.failure.Failure;

/**
 * What two programs tell each other through the wormhole: one JSON object with one of the keys {@code offer}, {@code
 * answer}, {@code error}, {@code transit}; other keys are ignored. Source: the file transfer protocol, {@code
 * cli/cmd_send.py} and {@code cli/cmd_receive.py} of the reference.
 *
 * @param json the object
 */
public record PeerMessage(JsonObject json) {
    // Looked up once: a look-up costs more than a parse.
    private static final JsonProvider PROVIDER = JsonProvider.provider();
    private static final JsonReaderFactory READERS = PROVIDER.createReaderFactory(
            Map.of(JsonConfig.KEY_STRATEGY, JsonConfig.KeyStrategy.NONE, "org.eclipse.parsson.maxDepth", 32));

    /**
     * Reads what came.
     *
     * @param bytes unchecked
     * @return the message
     * @throws Failure it is not one JSON object in UTF-8, or a key comes twice, or it is nested too deep
     */
    public static PeerMessage of(byte[] bytes) throws Failure {
        try (var reader = READERS.createReader(new ByteArrayInputStream(bytes), StandardCharsets.UTF_8)) {
            return new PeerMessage(reader.readObject());
        } catch (RuntimeException e) {
            // Whatever the parser throws: Parsson has a bare one for depth, another for numbers of more than 1,100
            // digits.
            throw Failure.ofTransfer(
                    "the other side sent something that is not a JSON object",
                    "It is another kind of program. Both sides need one that speaks the file-transfer protocol.");
        }
    }

    /**
     * Offers a text.
     *
     * @param text what the receiver is shown
     * @return to be sent
     */
    public static byte[] offerOf(String text) {
        return nested("offer", "message", text);
    }

    /**
     * Says that the text was shown.
     *
     * @return to be sent
     */
    public static byte[] acknowledgement() {
        return nested("answer", "message_ack", "ok");
    }

    /**
     * Says that we stop.
     *
     * @param why for the other user
     * @return to be sent
     */
    public static byte[] errorOf(String why) {
        return bytes(PROVIDER.createObjectBuilder().add("error", why).build());
    }

    /**
     * Why the other side stops.
     *
     * @return its words, unchecked; empty if it does not
     */
    public Optional<String> error() {
        return Optional.ofNullable(json.get("error"))
                .map(value -> value instanceof JsonString text ? text.getString() : value.toString());
    }

    /**
     * What is offered.
     *
     * @return an object that should have a key {@code message}, {@code file} or {@code directory}
     */
    public Optional<JsonObject> offer() {
        return object("offer");
    }

    /**
     * The answer to an offer.
     *
     * @return an object that should have a key {@code message_ack} or {@code file_ack}
     */
    public Optional<JsonObject> answer() {
        return object("answer");
    }

    /**
     * A text in an object.
     *
     * @param object where
     * @param key which
     * @return empty if it is not there or no text
     */
    static Optional<String> text(JsonObject object, String key) {
        return object.get(key) instanceof JsonString text ? Optional.of(text.getString()) : Optional.empty();
    }

    // A value that is no object offers nothing that is known: an empty object does the same.
    private Optional<JsonObject> object(String key) {
        return Optional.ofNullable(json.get(key))
                .map(value -> value instanceof JsonObject object ? object : JsonValue.EMPTY_JSON_OBJECT);
    }

    private static byte[] nested(String outer, String inner, String value) {
        var content = PROVIDER.createObjectBuilder().add(inner, value);
        return bytes(PROVIDER.createObjectBuilder().add(outer, content).build());
    }

    private static byte[] bytes(JsonObject object) {
        return object.toString().getBytes(StandardCharsets.UTF_8);
    }
}
