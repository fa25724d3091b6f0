package wormhole.conformance.vectors;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import wormhole.filetransfer.Outgoing;
import wormhole.filetransfer.SendOptions;

/** An empty directory for one case; gone afterwards. */
final class Workplace implements AutoCloseable {
    private final Path root;

    Workplace() throws IOException {
        root = Files.createTempDirectory("workplace").toRealPath();
    }

    Path root() {
        return root;
    }

    /** Zeros that take no space. */
    void fill(String name, long size) throws IOException {
        try (var file = new RandomAccessFile(root.resolve(name).toFile(), "rw")) {
            file.setLength(size);
        }
    }

    void put(String name, byte[] content) throws IOException {
        Files.write(root.resolve(name), content);
    }

    /** What the case says is there already: directories end in a slash. */
    void plant(JsonArray existing) throws IOException {
        for (var name : existing.getValuesAs(jakarta.json.JsonString.class)) {
            if (name.getString().endsWith("/")) {
                Files.createDirectories(root.resolve(name.getString()));
            } else {
                put(name.getString(), "old".getBytes(java.nio.charset.StandardCharsets.US_ASCII));
            }
        }
    }

    Outgoing outgoing(String name) throws IOException {
        return Outgoing.paths(List.of(root.resolve(name)), SendOptions.DEFAULT);
    }

    /** Everything in it, sorted by path. */
    JsonArray tree() throws IOException {
        var tree = Json.createArrayBuilder();
        try (var all = Files.walk(root)) {
            for (var path : all.filter(path -> !path.equals(root))
                    .sorted(Comparator.comparing(path -> root.relativize(path).toString()))
                    .toList()) {
                tree.add(entry(path));
            }
        }
        return tree.build();
    }

    private JsonObject entry(Path path) throws IOException {
        var entry = Json.createObjectBuilder().add("path", root.relativize(path).toString());
        if (Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)) {
            return entry.add("dir", true).build();
        }
        var content = Files.readAllBytes(path);
        return entry.add("mode", mode(path))
                .add("size", content.length)
                .add("sha256", HexFormat.of().formatHex(TransitOperations.CRYPTO.sha256(content)))
                .build();
    }

    private static String mode(Path path) throws IOException {
        var text = PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
        var mode = 0;
        for (var c : text.toCharArray()) {
            mode = mode << 1 | (c == '-' ? 0 : 1);
        }
        return Integer.toOctalString(mode);
    }

    @Override
    public void close() throws IOException {
        try (var all = Files.walk(root)) {
            for (var path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
