package wormhole.cli.code;

import java.io.IOException;
import java.util.Collection;
import java.util.List;
import org.jline.reader.Candidate;
import org.jline.reader.EndOfFileException;
import org.jline.reader.LineReader;
import org.jline.reader.LineReader.Option;
import org.jline.reader.LineReaderBuilder;
import org.jline.reader.UserInterruptException;
import org.jline.terminal.Size;
import org.jline.terminal.Terminal;
import wormhole.cli.failure.UsageException;
import wormhole.cli.terminal.Console;
import wormhole.cli.terminal.SystemTerminal;

/** The prompt on a terminal: a line that can be edited, completed by the tabulator. A slip is asked for again. */
final class TerminalEntry {
    private static final int USUAL_COLUMNS = 80;
    private static final int USUAL_ROWS = 24;
    private static final int LIST_GAP = 3;
    private static final int LINES_OF_PROMPT = 3;
    private static final int MOST_LISTED = 100;

    private final Console console;
    private final CodeCompletions completions;

    TerminalEntry(Console console, CodeCompletions completions) {
        this.console = console;
        this.completions = completions;
    }

    void ask() throws UsageException, InterruptedException {
        try (var terminal = SystemTerminal.open()) {
            ask(terminal);
        } catch (IOException e) {
            throw new UsageException("the terminal cannot be used; give the code as an argument, or through a pipe");
        }
    }

    void ask(Terminal terminal) throws UsageException, InterruptedException {
        if (terminal.getSize().getColumns() == 0) {
            // Some serial lines and containers know no size; the line reader would show dots.
            terminal.setSize(Size.of(USUAL_COLUMNS, USUAL_ROWS));
        }
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
            var codes = completions.of(line.substring(0, cursor));
            if (fits(codes, reader.getTerminal())) {
                codes.forEach(code -> candidates.add(candidate(code)));
            } else {
                reader.printAbove(" (" + codes.size() + " ways to go on; type the first letters)");
            }
        } catch (UsageException e) {
            reader.printAbove(" (" + e.getMessage() + ")");
        }
    }

    // The line reader would ask whether to show a list that is too long, and take the next letter of the code for the
    // answer.
    private static boolean fits(Collection<String> codes, Terminal terminal) {
        var width = codes.stream().mapToInt(String::length).max().orElse(0) + LIST_GAP;
        var size = terminal.getSize();
        var lines = codes.size() / Math.max(1, size.getColumns() / width) + 1;
        return codes.size() < MOST_LISTED && lines < size.getRows() - LINES_OF_PROMPT;
    }

    // Not complete: no space after it, for more may follow.
    private static Candidate candidate(String code) {
        return new Candidate(code, code, null, null, null, null, false);
    }
}
