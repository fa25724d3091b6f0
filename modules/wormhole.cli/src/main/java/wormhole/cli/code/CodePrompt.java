package wormhole.cli.code;

import wormhole.api.code.CodeEntry;
import wormhole.cli.failure.UsageException;
import wormhole.cli.terminal.Console;
import wormhole.cli.terminal.Console.Stream;

/** Asks for the code: on a terminal with completion, else by reading one line. */
public final class CodePrompt {
    static final String PROMPT = "Enter receive wormhole code: ";

    private final Console console;
    private final CodeCompletions completions;

    /**
     * A prompt.
     *
     * @param console where the user is
     * @param entry what the typing goes into
     */
    public CodePrompt(Console console, CodeEntry entry) {
        this.console = console;
        this.completions = new CodeCompletions(entry);
    }

    /**
     * Waits for a code.
     *
     * @throws UsageException there came none
     * @throws InterruptedException the user gave up
     */
    public void ask() throws UsageException, InterruptedException {
        if (console.isTerminal(Stream.IN) && console.isTerminal(Stream.ERR)) {
            new TerminalEntry(console, completions).ask();
        } else {
            completions.finish(console.readLine()
                    .orElseThrow(() -> new UsageException(
                            "no code: standard input has ended; give the code as an argument, or type it")));
        }
    }
}
