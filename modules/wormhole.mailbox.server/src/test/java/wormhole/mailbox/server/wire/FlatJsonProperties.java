package wormhole.mailbox.server.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.JsonArray;
import jakarta.json.JsonString;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import wormhole.json.JsonRefusedException;
import wormhole.json.StrictJson;

class FlatJsonProperties {
    private static final String[] KEYS = {"type", "id", "a", "b", ""};

    /** Pieces of JSON in any order: sometimes well-formed, often nearly. */
    @Provide
    Arbitrary<String> nearlyJson() {
        return Arbitraries.of(
                        "{",
                        "}",
                        "\"a\":\"x\"",
                        ",\"b\":\"y\"",
                        "\"type\" : \"add\"",
                        ",",
                        ":",
                        "\"",
                        "\"\"",
                        " ",
                        "\n",
                        "1",
                        "null",
                        "[]",
                        "\"client_version\":",
                        "\"client_version\":[\"x\",\"y\"]",
                        "[\"x\"",
                        "]",
                        "\"z\"",
                        "\\n",
                        "\\",
                        "\u00e9",
                        "\u0001",
                        "\ufeff",
                        "\"id\":\"0\\u0041\"",
                        "\u00a0",
                        "\177")
                .list()
                .ofMaxSize(7)
                .map(pieces -> String.join("", pieces))
                .flatMap(inner -> Arbitraries.of(inner, "{" + inner + "}", "{\"a\":\"" + inner + "\"}"));
    }

    @Property(tries = 5000)
    void whatIsFlatIsWhatTheStrictReaderReads(@ForAll("nearlyJson") String text) throws JsonRefusedException {
        var flat = FlatJson.read(text);
        if (flat.isEmpty()) {
            return;
        }
        var object = StrictJson.object(text);
        var listed = object.get("client_version");
        assertEquals(listed != null, flat.get().has("client_version"), text);
        assertEquals(
                listed instanceof JsonArray array ? array.getValuesAs(JsonString::getString) : List.of(),
                flat.get().list("client_version").orElse(List.of()),
                text);
        for (var key : KEYS) {
            assertEquals(object.containsKey(key), flat.get().has(key), text);
            assertEquals(
                    object.containsKey(key) ? ((JsonString) object.get(key)).getString() : "",
                    flat.get().text(key).orElse(""));
        }
    }

    @Example
    void theUsualCommandsAreFlat() {
        assertTrue(FlatJson.read("{\"type\": \"add\", \"id\": \"1f\", \"phase\": \"pake\", \"body\": \"00\"}")
                .isPresent());
        var bind = FlatJson.read("{\"type\":\"bind\",\"client_version\":[\"python\", \"0.24.0\"],\"side\":\"a\"}");
        assertEquals(
                List.of("python", "0.24.0"),
                bind.orElseThrow().list("client_version").orElseThrow());
        assertTrue(FlatJson.read("{\"type\":\"allocate\",\"id\":\"1f\"}\n").isPresent());
    }

    @Example
    void aKeyTwiceOrMoreAfterTheObjectIsNotFlat() {
        assertTrue(FlatJson.read("{\"a\":\"1\",\"a\":\"1\"}").isEmpty());
        assertTrue(FlatJson.read("{\"a\":\"1\"}x").isEmpty());
        assertTrue(FlatJson.read("{\"a\":\"1\",}").isEmpty());
        assertTrue(FlatJson.read("{\"a\":\"1").isEmpty());
    }
}
