package wormhole.cli.code;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jline.reader.Candidate;
import org.jline.reader.EndOfFileException;
import org.jline.reader.LineReader;
import org.jline.reader.LineReader.Option;
import org.jline.reader.LineReaderBuilder;
import org.jline.reader.UserInterruptException;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;
import org.jline.terminal.TerminalBuilder.SystemOutput;
import wormhole.cli.failure.UsageException;
import wormhole.cli.terminal.Console;

/** The prompt on a terminal: a line that can be edited, completed by the tabulator. A slip is asked for again. */
final class TerminalEntry {
    // The library lies beside the virtual machine's in the image; without this it would be unpacked to a temporary
    // file.
    private static final String LIBRARY_PATH = "library.jline.path";

    private final Console console;
    private final CodeCompletions completions;

    TerminalEntry(Console console, CodeCompletions completions) {
        this.console = console;
        this.completions = completions;
    }

    void ask() throws UsageException, InterruptedException {
        useLibraryOfImage();
        try (var terminal = TerminalBuilder.builder()
                .name("wormhole")
                .system(true)
                .systemOutput(SystemOutput.SysErr)
                .nativeSignals(false)
                .jni(true)
                .dumb(true)
                .build()) {
            ask(terminal);
        } catch (IOException e) {
            throw new UsageException("the terminal cannot be used; give the code as an argument, or through a pipe");
        }
    }

    void ask(Terminal terminal) throws UsageException, InterruptedException {
        var reader = reader(terminal);
        while (true) {
            try {
                var typed = reader.readLine(CodePrompt.PROMPT, null, completions.committed());
                completions.finish(typed.strip());
                break;
            } catch (UsageException e) {
                console.note(" (" + e.getMessage() + ")");
            } catch (EndOfFileException e) {
                throw new UsageException("no code was typed");
            } catch (UserInterruptException e) {
                throw new InterruptedException();
            }
        }
        if (!completions.used()) {
            console.note(" (note: you can use <Tab> to complete words)");
        }
    }

    private LineReader reader(Terminal terminal) {
        return LineReaderBuilder.builder()
                .terminal(terminal)
                .parser((line, cursor, context) -> new TypedLine(line, cursor))
                .completer((reader, line, candidates) -> complete(reader, line.line(), line.cursor(), candidates))
                .variable(LineReader.DISABLE_HISTORY, true)
                .option(Option.DISABLE_EVENT_EXPANSION, true)
                .option(Option.AUTO_MENU, false)
                .option(Option.AUTO_GROUP, false)
                .option(Option.INSERT_TAB, false)
                .build();
    }

    private void complete(LineReader reader, String line, int cursor, List<Candidate> candidates) {
        try {
            completions.of(line.substring(0, cursor)).forEach(code -> candidates.add(candidate(code)));
        } catch (UsageException e) {
            reader.printAbove(" (" + e.getMessage() + ")");
        }
    }

    // Not complete: no space after it, for more may follow.
    private static Candidate candidate(String code) {
        return new Candidate(code, code, null, null, null, null, false);
    }

    private static void useLibraryOfImage() {
        var home = Path.of(System.getProperty("java.home"), "lib");
        if (System.getProperty(LIBRARY_PATH) == null
                && Files.exists(home.resolve(System.mapLibraryName("jlinenative")))) {
            System.setProperty(LIBRARY_PATH, home.toString());
        }
    }
}
