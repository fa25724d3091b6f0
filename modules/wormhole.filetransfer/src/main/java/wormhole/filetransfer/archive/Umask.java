package wormhole.filetransfer.archive;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** The mode that a new file gets when nobody asks for another one. */
final class Umask {
    private static final int NEW_FILE = 0666;
    private static final Path STATUS = Path.of("/proc/self/status");

    private Umask() {}

    /** Asks the kernel; where it does not tell, makes a file in a private place and looks. */
    static int modeOfNewFiles() throws IOException {
        var told = fromStatus(STATUS);
        return told.isPresent() ? NEW_FILE & ~told.get() : tried();
    }

    static Optional<Integer> fromStatus(Path status) {
        try (var lines = Files.lines(status)) {
            return lines.filter(line -> line.startsWith("Umask:"))
                    .findFirst()
                    .map(line -> Integer.parseInt(line.substring(6).strip(), 8));
        } catch (IOException | RuntimeException e) {
            return Optional.empty();
        }
    }

    static int tried() throws IOException {
        var directory = Files.createTempDirectory("umask");
        try {
            var file = Files.createFile(directory.resolve("file"));
            var mode = UnixMode.of(file) & UnixMode.PERMISSIONS;
            Files.delete(file);
            return mode;
        } finally {
            Files.deleteIfExists(directory);
        }
    }
}
