package wormhole.cli.code;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jline.terminal.Size;
import org.jline.terminal.impl.DumbTerminal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import wormhole.api.code.CodeEntry;
import wormhole.cli.terminal.Console;

/** A code that is typed at a terminal, with the tabulator. */
@Timeout(60)
class TerminalEntryTest {
    private final ByteArrayOutputStream shown = new ByteArrayOutputStream();

    /** Whose words are many, and no two begin with the same two letters. */
    private static final class ManyWords implements CodeEntry {
        private String code = "";

        @Override
        public void refreshNameplates() {}

        @Override
        public Set<String> nameplateCompletions(String prefix) {
            return Set.of();
        }

        @Override
        public void chooseNameplate(String nameplate) {
            code = nameplate + "-";
        }

        @Override
        public CompletableFuture<Void> whenWordlistIsAvailable() {
            return CompletableFuture.completedFuture(null);
        }

        @Override
        public Set<String> wordCompletions(String prefix) {
            return IntStream.range(0, 256)
                    .mapToObj(i -> "" + (char) ('a' + i / 16) + (char) ('a' + i % 16) + "rdvark")
                    .filter(word -> word.startsWith(prefix))
                    .collect(Collectors.toCollection(TreeSet::new));
        }

        @Override
        public Set<String> wordCompletions(String prefix, int words) {
            return wordCompletions(prefix);
        }

        @Override
        public void chooseWords(String words) {
            code += words;
        }
    }

    private String typing(String keys) throws Exception {
        var entry = new ManyWords();
        var console = new Console(
                InputStream.nullInputStream(),
                OutputStream.nullOutputStream(),
                new PrintStream(shown, true, StandardCharsets.UTF_8),
                Set.of(),
                Map.of());
        var keyboard = new ByteArrayInputStream(keys.getBytes(StandardCharsets.UTF_8));
        try (var terminal = new DumbTerminal("test", "ansi", keyboard, shown, StandardCharsets.UTF_8)) {
            terminal.setSize(Size.of(80, 24));
            new TerminalEntry(console, new CodeCompletions(entry)).ask(terminal);
        }
        return entry.code;
    }

    private String shown() {
        return shown.toString(StandardCharsets.UTF_8);
    }

    @Test
    void aWordIsCompletedByTheTabulator() throws Exception {
        assertEquals("4-cdrdvark", typing("4-cd\t\r"));
    }

    @Test
    void wordsThatFitOnTheTerminalAreListed() throws Exception {
        assertEquals("4-cdrdvark", typing("4-c\t\td\t\r"));
        assertTrue(shown().contains("prdvark"), shown());
    }

    @Test
    void moreWordsThanFitAreCountedAndNoLetterIsLost() throws Exception {
        assertEquals("4-cdrdvark", typing("4-\t\tcd\t\r"));
        assertTrue(shown().contains("(256 ways to go on; type the first letters)"), shown());
        assertFalse(shown().contains("prdvark"), shown());
    }
}
