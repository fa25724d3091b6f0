package wormhole.filetransfer.protocol;

import jakarta.json.JsonConfig;
import jakarta.json.JsonObject;
import jakarta.json.JsonReaderFactory;
import jakarta.json.JsonValue;
import jakarta.json.spi.JsonProvider;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import wormhole.api.error.PeerMisbehavedException;

/**
 * JSON that the peer wrote: one object in UTF-8, of bounded depth. Its length is bounded by whoever received it. Of a key that is
 * there twice the last counts, as in the reference.
 */
final class PeerJson {
    private static final int MAX_DEPTH = 32;
    private static final JsonReaderFactory READERS = JsonProvider.provider()
            .createReaderFactory(Map.of(
                    JsonConfig.KEY_STRATEGY,
                    JsonConfig.KeyStrategy.LAST,
                    "org.eclipse.parsson.maxDepth",
                    MAX_DEPTH + 1));

    private PeerJson() {}

    static JsonObject object(byte[] utf8) throws PeerMisbehavedException {
        var text = decoded(utf8);
        checkShape(text);
        try (var reader = READERS.createReader(new StringReader(text))) {
            var value = reader.readValue();
            if (value.getValueType() == JsonValue.ValueType.OBJECT) {
                return value.asJsonObject();
            }
        } catch (RuntimeException e) {
            // Whatever the parser throws: besides its own, Parsson lets through what numbers without end cause, and a
            // bare RuntimeException for depth.
            throw refused();
        }
        throw refused();
    }

    private static String decoded(byte[] utf8) throws PeerMisbehavedException {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(utf8))
                    .toString();
        } catch (CharacterCodingException e) {
            throw refused();
        }
    }

    private static PeerMisbehavedException refused() {
        return new PeerMisbehavedException("the peer sent something that is no JSON object");
    }

    // The parser's own limit of depth is a setting of one implementation, and what follows the object it does not mind.
    private static void checkShape(String text) throws PeerMisbehavedException {
        var depth = 0;
        var quoted = false;
        var complete = false;
        for (var i = 0; i < text.length(); i++) {
            var c = text.charAt(i);
            if (complete && " \t\r\n".indexOf(c) < 0) {
                throw refused();
            }
            if (quoted) {
                i += c == '\\' ? 1 : 0;
                quoted = c != '"';
            } else if (c == '"') {
                quoted = true;
            } else if (c == '{' || c == '[') {
                depth++;
            } else if (c == '}' || c == ']') {
                complete = --depth == 0;
            }
            if (depth > MAX_DEPTH) {
                throw refused();
            }
        }
    }
}
