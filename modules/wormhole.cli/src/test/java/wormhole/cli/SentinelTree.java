package wormhole.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.Map;
import java.util.TreeMap;

/** A home with an inbox, in which a program runs that receives, and proof of what was touched in it and around it. */
final class SentinelTree {
    // How long a description of its mode is.
    private static final int MODE = "rwxr-xr-x ".length();

    private final Path root;
    private Map<String, String> before = Map.of();

    SentinelTree(Path root) {
        this.root = root;
    }

    /** The working directory of who receives. */
    Path inbox() {
        return root.resolve("home/inbox");
    }

    /** Everything as it was in the beginning; the inbox stays the directory that it is. */
    void reset() throws IOException {
        Files.createDirectories(inbox());
        clear(inbox());
        for (var outside : new String[] {"x", "home/x", "home/.profile", "home/inbox/mine.txt", "home/inbox/NAME"}) {
            Files.writeString(root.resolve(outside), "mine");
        }
        Files.createDirectory(inbox().resolve("into"));
        Files.createDirectory(inbox().resolve("NAME-evil"));
        Files.writeString(inbox().resolve("NAME-evil/x"), "mine");
        Files.createSymbolicLink(inbox().resolve("link"), root.resolve("x"));
        remember();
    }

    /** What the test itself has changed belongs to the beginning. */
    void remember() throws IOException {
        before = state();
    }

    /** Nothing is other than it was. */
    void assertUntouched(String why) throws IOException {
        assertEquals(before, state(), why);
    }

    /** This file is there, new or in place of another one, and nothing else is other than it was. */
    void assertOnlyFile(String path, String content, String why) throws IOException {
        assertOnly(Map.of(path, "file " + content), why);
    }

    /** This directory is there, with these files in it, and nothing else is other than it was. */
    void assertOnlyDirectory(String path, Map<String, String> files, String why) throws IOException {
        var added = new TreeMap<String, String>();
        files.forEach((name, content) -> added.put(path + "/" + name, "file " + content));
        added.put(path, "directory ");
        assertOnly(added, why);
    }

    private void assertOnly(Map<String, String> added, String why) throws IOException {
        var expected = new TreeMap<>(before);
        expected.putAll(added);
        var now = new TreeMap<>(state());
        added.keySet().forEach(path -> now.computeIfPresent(path, (name, state) -> state.substring(MODE)));
        assertEquals(expected, now, why);
    }

    private Map<String, String> state() throws IOException {
        var state = new TreeMap<String, String>();
        try (var paths = Files.walk(root)) {
            for (var path : paths.toList()) {
                state.put(inbox().relativize(path).toString(), describe(path));
            }
        }
        return state;
    }

    private static String describe(Path path) throws IOException {
        var facts = Files.readAttributes(path, PosixFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        var content = facts.isSymbolicLink()
                ? "-> " + Files.readSymbolicLink(path)
                : facts.isRegularFile() ? Files.readString(path, StandardCharsets.ISO_8859_1) : "";
        var kind = facts.isRegularFile() ? "file " : facts.isDirectory() ? "directory " : "other ";
        return PosixFilePermissions.toString(facts.permissions()) + " " + kind + content;
    }

    private static void clear(Path directory) throws IOException {
        try (var paths = Files.walk(directory)) {
            for (var path : paths.sorted(Comparator.reverseOrder()).toList()) {
                if (!path.equals(directory)) {
                    Files.delete(path);
                }
            }
        }
    }
}
