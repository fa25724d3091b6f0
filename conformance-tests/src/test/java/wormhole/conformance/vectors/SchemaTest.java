package wormhole.conformance.vectors;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Files and lines are what the schemas say. */
final class SchemaTest {
    private static final SchemaCheck VECTORS = new SchemaCheck(read(Path.of("schema", "vectors.schema.json")));
    private static final SchemaCheck LINES = new SchemaCheck(read(Path.of("schema", "testee.schema.json")));

    static List<Path> vectorFiles() throws IOException {
        try (var all = Files.walk(Path.of("vectors"))) {
            return all.filter(path -> path.toString().endsWith(".json"))
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("vectorFiles")
    void everyVectorFileSatisfiesItsSchema(Path file) {
        assertEquals(List.of(), VECTORS.problems(read(file)));
    }

    @Test
    void thereAreVectorFiles() throws IOException {
        assertTrue(vectorFiles().size() >= 12, () -> "few files below vectors");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"schema\":\"other\",\"source\":\"s\",\"cases\":[CASE]}",
                "{\"schema\":\"wormhole-vectors/1/x\",\"source\":\"s\",\"cases\":[]}",
                "{\"schema\":\"wormhole-vectors/1/x\",\"source\":\"s\",\"cases\":[CASE],\"more\":1}",
                "{\"schema\":\"wormhole-vectors/1/x\",\"source\":\"s\",\"cases\":[{\"id\":\"a\",\"op\":\"o\",\"in\":{}}]}",
                "{\"schema\":\"wormhole-vectors/1/x\",\"source\":\"s\",\"cases\":[{\"id\":\"a\",\"op\":\"o\",\"in\":{},\"out\":1,\"error\":\"E\"}]}",
                "{\"schema\":\"wormhole-vectors/1/x\",\"source\":\"s\",\"cases\":[{\"id\":\"a\",\"op\":\"o\",\"in\":{},\"out\":1,\"error_text\":\"E\"}]}",
                "{\"schema\":\"wormhole-vectors/1/x\",\"source\":\"s\",\"cases\":[{\"id\":\"a\",\"op\":\"o\",\"in\":[],\"out\":1}]}",
                "{\"schema\":\"wormhole-vectors/1/x\",\"source\":\"s\",\"cases\":[{\"id\":\"a\",\"op\":\"o\",\"in\":{},\"out\":1,\"latitude\":\"may-vanish\"}]}"
            })
    void otherFilesDoNot(String text) {
        var one = "{\"id\":\"a\",\"op\":\"o\",\"in\":{},\"out\":1}";
        assertFalse(VECTORS.problems(json(text.replace("CASE", one))).isEmpty());
    }

    @Test
    void whatTheJavaTesteeIsAskedAndAnswersSatisfiesTheSchemaOfLines() {
        var testee = new JavaTestee();
        for (var op : List.of("testee", "params", "nonsense", "record_encode", "validate_code")) {
            var request = new Request(
                    Json.createValue(1),
                    op,
                    Json.createObjectBuilder().add("code", "").build());
            assertEquals(List.of(), LINES.problems(request.json()));
            assertEquals(List.of(), LINES.problems(testee.ask(request).json(request.id())), op);
        }
    }

    @Test
    void answersOfNoOrTwoKindsDoNot() {
        Stream.of("{\"id\":1}", "{\"out\":1}", "{\"id\":1,\"out\":1,\"crash\":\"\"}", "{\"id\":1,\"error_text\":\"\"}")
                .forEach(line -> assertFalse(LINES.problems(json(line)).isEmpty(), line));
    }

    private static JsonObject read(Path path) {
        try {
            return json(Files.readString(path));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static JsonObject json(String text) {
        try (var reader = Json.createReader(new StringReader(text))) {
            JsonValue value = reader.readValue();
            return value.asJsonObject();
        }
    }
}
