package wormhole.conformance.vectors;

import jakarta.json.JsonObject;
import jakarta.json.JsonReaderFactory;
import jakarta.json.spi.JsonProvider;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;

/** A vector file: its name, the last part of its schema, and its cases, of which there is at least one. */
record VectorFile(String name, String schema, List<VectorCase> cases) {
    private static final String SCHEMA_PREFIX = "wormhole-vectors/1/";
    private static final JsonReaderFactory READERS = JsonProvider.provider().createReaderFactory(Map.of());

    static List<VectorFile> allIn(Path directory) throws IOException {
        try (var entries = Files.list(directory)) {
            var files = entries.filter(path -> path.toString().endsWith(".json"))
                    .sorted()
                    .map(VectorFile::read)
                    .toList();
            check(!files.isEmpty(), "no *.json in " + directory);
            return files;
        }
    }

    static VectorFile read(Path path) {
        try (var reader = READERS.createReader(Files.newBufferedReader(path))) {
            return of(path.getFileName().toString(), reader.readObject());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static VectorFile of(String name, JsonObject json) {
        var schema = json.getString("schema", "none");
        check(schema.startsWith(SCHEMA_PREFIX), name + ": the schema is " + schema + ", not " + SCHEMA_PREFIX + "…");
        var cases = json.getJsonArray("cases").getValuesAs(JsonObject.class).stream()
                .map(object -> new VectorCase(name, object))
                .toList();
        check(!cases.isEmpty(), name + ": no cases");
        var ids = new HashSet<String>();
        cases.forEach(one -> check(ids.add(one.id()), name + ": the id " + one.id() + " is there twice"));
        return new VectorFile(name, schema.substring(SCHEMA_PREFIX.length()), cases);
    }

    private static void check(boolean right, String otherwise) {
        if (!right) {
            throw new IllegalArgumentException(otherwise);
        }
    }
}
