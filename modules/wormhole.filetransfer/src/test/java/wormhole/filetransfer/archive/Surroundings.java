package wormhole.filetransfer.archive;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import wormhole.filetransfer.offer.Destination;
import wormhole.filetransfer.offer.Offer;

/** A tree around the directory that is written to, and proof that nothing in it was touched. */
final class Surroundings {
    private final Path root;
    private final Map<String, String> before;

    Surroundings(Path root) throws IOException {
        this.root = root;
        Files.createDirectories(inbox());
        Files.writeString(root.resolve("x"), "outside");
        Files.writeString(root.resolve("home/.profile"), "outside");
        Files.writeString(inbox().resolve("mine"), "mine");
        Files.createDirectory(inbox().resolve("NAME-evil"));
        Files.writeString(inbox().resolve("NAME-evil/x"), "mine");
        Files.createSymbolicLink(inbox().resolve("link"), root.resolve("x"));
        this.before = state(root);
    }

    Path inbox() {
        return root.resolve("home/inbox");
    }

    /** Everything is as it was, to the last name, mode, time and byte. */
    void assertUntouched() throws IOException {
        assertEquals(before, state(root));
    }

    /** Unpacks into the inbox, as what the offer says. */
    Path unpack(byte[] zip, long bytes, long files) throws IOException {
        var offer = new Offer.Directory("NAME", zip.length, bytes, files);
        var target = Archives.target(offer, Destination.in(inbox()));
        try {
            for (var at = 0; at < zip.length; at += 1000) {
                target.write(ByteBuffer.wrap(zip, at, Math.min(1000, zip.length - at)));
            }
            return target.commit();
        } catch (IOException e) {
            target.discard();
            throw e;
        }
    }

    static Map<String, String> state(Path root) throws IOException {
        var state = new TreeMap<String, String>();
        try (var paths = Files.walk(root)) {
            for (var path : paths.toList()) {
                var mode = Integer.toOctalString(UnixMode.of(path, LinkOption.NOFOLLOW_LINKS));
                var content = Files.isSymbolicLink(path)
                        ? "-> " + Files.readSymbolicLink(path)
                        : Files.isDirectory(path) ? "" : Files.readString(path);
                state.put(root.relativize(path).toString(), mode + " " + content);
            }
        }
        return state;
    }
}
