package wormhole.conformance.server;

import static org.junit.jupiter.api.Assertions.assertEquals;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class MailboxServerConformance {
    private static final Path VECTORS = Path.of("vectors", "reference", "mailbox_server.json");

    @TestFactory
    Stream<DynamicTest> reactsAsTheReference() throws IOException {
        JsonObject file;
        try (var reader = Json.createReader(Files.newBufferedReader(VECTORS))) {
            file = reader.readObject();
        }
        assertEquals(34, file.getJsonArray("cases").size());
        return file.getJsonArray("cases").stream()
                .map(value -> value.asJsonObject())
                .map(item -> DynamicTest.dynamicTest(item.getString("id"), () -> compare(item)));
    }

    private static void compare(JsonObject item) {
        assertEquals("server_transcript", item.getString("op"));
        var expected = item.getJsonObject("out");
        var actual = ServerTranscript.run(item.getJsonObject("in"));
        var steps = item.getJsonObject("in").getJsonArray("steps");
        for (var i = 0; i < steps.size(); i++) {
            assertEquals(
                    JsonAlike.normal(expected.getJsonArray("steps").get(i)),
                    JsonAlike.normal(actual.getJsonArray("steps").get(i)),
                    "step " + i + " " + steps.get(i));
        }
        assertEquals(JsonAlike.normal(expected), JsonAlike.normal(actual));
    }
}
