package wormhole.conformance.vectors;

import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;

/** A vector file: its name, the last part of its schema, and its cases, of which there is at least one. */
record VectorFile(String name, String schema, List<VectorCase> cases) {
    private static final String SCHEMA_PREFIX = "wormhole-vectors/1/";

    /** The files of a directory, of which there is at least one. */
    static List<VectorFile> allIn(Path directory) throws IOException {
        var files = in(directory, "");
        check(!files.isEmpty(), "no *.json in " + directory);
        return files;
    }

    /** The reference's files, our own beside them, and those of other projects. */
    static List<VectorFile> allOfTheSuite(Path vectors) throws IOException {
        var files = new ArrayList<VectorFile>();
        for (var part : List.of("reference/", "", "external/")) {
            if (Files.isDirectory(vectors.resolve(part))) {
                files.addAll(in(vectors.resolve(part), part));
            }
        }
        check(!files.isEmpty(), "no vectors in " + vectors);
        return files;
    }

    private static List<VectorFile> in(Path directory, String prefix) throws IOException {
        try (var entries = Files.list(directory)) {
            return entries.filter(path -> path.toString().endsWith(".json"))
                    .sorted()
                    .map(path -> read(path, prefix))
                    .toList();
        }
    }

    private static VectorFile read(Path path, String prefix) {
        try (var reader = Files.newBufferedReader(path)) {
            return of(prefix + path.getFileName(), ExactJson.object(reader));
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

    /** Members nobody knows, for the reader: a misspelt one would otherwise count for nothing. */
    List<String> oddities() {
        return cases.stream()
                .flatMap(one -> one.json().keySet().stream()
                        .filter(member -> !VectorCase.MEMBERS.contains(member))
                        .map(member -> one.displayName() + " has the unknown member " + member))
                .toList();
    }

    private static void check(boolean right, String otherwise) {
        if (!right) {
            throw new IllegalArgumentException(otherwise);
        }
    }
}
