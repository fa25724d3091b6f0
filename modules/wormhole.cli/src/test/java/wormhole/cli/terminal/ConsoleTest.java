package wormhole.cli.terminal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import wormhole.cli.failure.UsageException;
import wormhole.cli.terminal.Console.Stream;

/** Standard input, in the kinds it comes in. */
class ConsoleTest {
    @TempDir
    Path scratch;

    private static Console reading(InputStream in) {
        return new Console(
                in,
                OutputStream.nullOutputStream(),
                new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8),
                Set.of(),
                Map.of());
    }

    private static Console reading(int bytes) {
        return reading(new ByteArrayInputStream("x".repeat(bytes).getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void aPipeIsReadToItsEnd() throws Exception {
        var pipe = scratch.resolve("pipe");
        assertEquals(0, new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor());
        var text = "x".repeat(100_000);
        var written = CompletableFuture.runAsync(() -> write(pipe, text));
        try (var in = new FileInputStream(pipe.toFile())) {
            assertEquals(text, reading(in).readAll(1 << 20));
        }
        written.get();
    }

    @Test
    void aFileIsReadToItsEnd() throws Exception {
        var file = scratch.resolve("file");
        Files.writeString(file, "hello");
        try (var in = new FileInputStream(file.toFile())) {
            assertEquals("hello", reading(in).readAll(100));
        }
    }

    @Test
    void theLimitIsTheLastLengthThatIsTaken() throws Exception {
        assertEquals(20_000, reading(20_000).readAll(20_000).length());
        assertThrows(UsageException.class, () -> reading(20_001).readAll(20_000));
        assertEquals("", reading(0).readAll(20_000));
    }

    private static String saidAndThenSilent(Set<Stream> terminals) {
        var err = new ByteArrayOutputStream();
        var console = new Console(
                InputStream.nullInputStream(),
                OutputStream.nullOutputStream(),
                new PrintStream(new LastLine(err), true, StandardCharsets.UTF_8),
                terminals,
                Map.of());
        console.err().print("ok? ^C");
        console.fallSilent();
        console.fallSilent();
        console.note("more");
        return err.toString(StandardCharsets.UTF_8).replace(System.lineSeparator(), "\n");
    }

    @Test
    void afterASignalTheLineOfTheTerminalIsEndedAndNothingMoreIsSaid() {
        assertEquals("ok? ^C\n", saidAndThenSilent(Set.of(Stream.IN, Stream.ERR)));
        assertEquals("ok? ^Cmore\n", saidAndThenSilent(Set.of(Stream.IN, Stream.OUT)));
    }

    private static void write(Path pipe, String text) {
        try (var out = Files.newOutputStream(pipe)) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
