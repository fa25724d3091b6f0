package wormhole.cli.debug;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import wormhole.cli.failure.Failure;
import wormhole.cli.terminal.Console;

class TimingDumpTest {
    private final ByteArrayOutputStream said = new ByteArrayOutputStream();
    private final Console console = new Console(
            new ByteArrayInputStream(new byte[0]),
            OutputStream.nullOutputStream(),
            new PrintStream(said, true, StandardCharsets.UTF_8),
            Set.of(),
            Map.of());

    @TempDir
    Path scratch;

    private String path() {
        return scratch.resolve("FILE.json").toString();
    }

    private static String mode(Path path) throws Exception {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path, LinkOption.NOFOLLOW_LINKS));
    }

    @Test
    void theFileIsThereAtOnceForItsOwnerAloneAndWrittenAtTheEnd() throws Exception {
        try (var dump = TimingDump.open(console, path())) {
            assertEquals("rw-------", mode(Path.of(path())));
            assertEquals("", Files.readString(Path.of(path())));
            dump.timing().event("exit", Map.of());
        }
        assertTrue(Files.readString(Path.of(path())).startsWith("[\n {\n  \"name\": \"exit\",\n  \"start\": 1"));
        assertEquals("Timing data written to " + path() + "\n", said.toString(StandardCharsets.UTF_8));
    }

    @Test
    void anOlderFileIsReplacedAndGetsTheMode() throws Exception {
        var old = Files.writeString(Path.of(path()), "x".repeat(10_000));
        Files.setPosixFilePermissions(old, PosixFilePermissions.fromString("rw-rw-rw-"));
        TimingDump.open(console, path()).close();
        assertEquals("[]\n", Files.readString(old));
        assertEquals("rw-------", mode(old));
    }

    @Test
    void whatALinkPointsToIsNeverWritten() throws Exception {
        var precious = Files.writeString(scratch.resolve("precious"), "precious");
        Files.createSymbolicLink(Path.of(path()), precious);
        refused(path(), "a link");
        assertEquals("precious", Files.readString(precious));
        Files.delete(precious);
        refused(path(), "a link");
        assertFalse(Files.exists(precious));
    }

    @Test
    void whatCannotBeWrittenIsToldBeforeAnythingElse() {
        refused(scratch.toString(), "a directory");
        refused("/dev/null", "a device");
        refused(scratch.resolve("nowhere/FILE.json").toString(), "no such directory");
        refused("\0", "cannot be the path");
        assertEquals("", said.toString(StandardCharsets.UTF_8));
    }

    private void refused(String path, String why) {
        var failure = assertThrows(Failure.class, () -> TimingDump.open(console, path));
        assertTrue(failure.getMessage().contains(why), failure.getMessage());
    }
}
