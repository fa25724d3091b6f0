package wormhole.cli.command;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Random;
import wormhole.cli.failure.Failure;

/**
 * Something to send, in a directory of its own, which is deleted at the end.
 *
 * @param root the directory
 */
record DemoSamples(Path root) implements AutoCloseable {
    private static final int FILE_BYTES = 32 << 20;
    private static final int FILES = 20;

    static DemoSamples make() throws Failure {
        try {
            var samples = new DemoSamples(Files.createTempDirectory("wormhole-demo"));
            Files.createDirectory(samples.received());
            Files.createDirectory(samples.directory());
            Files.write(samples.file(), noise(FILE_BYTES));
            for (var i = 0; i < FILES; i++) {
                Files.write(samples.directory().resolve("note-" + i + ".txt"), noise(1000 * i));
            }
            return samples;
        } catch (IOException e) {
            throw new Failure("the samples cannot be written", "Is the directory for temporary files full?");
        }
    }

    private static byte[] noise(int length) {
        var bytes = new byte[length];
        new Random(length).nextBytes(bytes);
        return bytes;
    }

    Path file() {
        return root.resolve("photo.jpg");
    }

    Path directory() {
        return root.resolve("notes");
    }

    Path received() {
        return root.resolve("received");
    }

    /** What was received must be what was sent. */
    void compare(Path sent) throws Failure {
        try (var all = Files.walk(sent)) {
            for (var one : all.filter(Files::isRegularFile).toList()) {
                if (Files.mismatch(one, received().resolve(root.relativize(one))) >= 0) {
                    throw new Failure("what was received differs from what was sent", "Please report it.");
                }
            }
        } catch (IOException e) {
            throw new Failure("what was received is not all there", "Please report it.");
        }
    }

    @Override
    public void close() {
        try (var all = Files.walk(root)) {
            all.sorted(Comparator.reverseOrder()).forEach(DemoSamples::delete);
        } catch (IOException | UncheckedIOException e) {
            // It is a directory for temporary files: the system clears it.
        }
    }

    private static void delete(Path path) {
        try {
            Files.delete(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
