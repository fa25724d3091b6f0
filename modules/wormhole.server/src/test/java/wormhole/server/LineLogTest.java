package wormhole.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.ResourceBundle;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LineLogTest {
    private final Complaints complaints = new Complaints();

    @TempDir
    Path directory;

    @Test
    void linesAreAppendedWhenTheyAreFlushed() throws IOException {
        var path = directory.resolve("usage");
        Files.writeString(path, "before\n");
        try (var log = new LineLog(path, complaints)) {
            log.add("one");
            log.add("zwei \u00e4");
            assertEquals(List.of("before"), Files.readAllLines(path));
            log.flush();
            assertEquals(List.of("before", "one", "zwei \u00e4"), Files.readAllLines(path));
            log.add("last");
        }
        assertEquals(4, Files.readAllLines(path).size());
        assertEquals(List.of(), complaints.said);
    }

    @Test
    void onlyItsOwnerReadsIt() throws IOException {
        assumeTrue(Files.getFileStore(directory).supportsFileAttributeView("posix"));
        var path = directory.resolve("usage");
        new LineLog(path, complaints).close();
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(path)));
    }

    @Test
    void thatItCannotBeWrittenIsSaidOnce() throws IOException {
        var log = new LineLog(directory.resolve("usage"), complaints);
        log.close();
        log.add("one");
        log.flush();
        log.add("two");
        assertEquals(List.of("WARNING"), complaints.said);
    }

    private static final class Complaints implements System.Logger {
        private final List<String> said = new ArrayList<>();

        @Override
        public String getName() {
            return "test";
        }

        @Override
        public boolean isLoggable(Level level) {
            return true;
        }

        @Override
        public void log(Level level, @Nullable ResourceBundle bundle, String message, Throwable thrown) {
            said.add(level.name());
        }

        @Override
        public void log(Level level, @Nullable ResourceBundle bundle, String format, Object... values) {
            said.add(level.name());
        }
    }
}
