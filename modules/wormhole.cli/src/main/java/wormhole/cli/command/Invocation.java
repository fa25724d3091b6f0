package wormhole.cli.command;

import java.util.function.Supplier;
import wormhole.api.Timing;
import wormhole.api.WormholeClient;
import wormhole.cli.args.CommandLine;
import wormhole.cli.args.Option;
import wormhole.cli.failure.UsageException;
import wormhole.cli.terminal.Console;
import wormhole.cli.terminal.Events;

/**
 * One run of the program.
 *
 * @param line what was asked for
 * @param console the streams
 * @param clients makes the client when it is needed
 * @param timing hears what happens when
 */
public record Invocation(CommandLine line, Console console, Supplier<WormholeClient> clients, Timing timing) {
    /**
     * One whose timing nobody wants.
     *
     * @param line what was asked for
     * @param console the streams
     * @param clients makes the client when it is needed
     */
    public Invocation(CommandLine line, Console console, Supplier<WormholeClient> clients) {
        this(line, console, clients, Timing.NONE);
    }

    Invocation timedBy(Timing listener) {
        return new Invocation(line, console, clients, listener);
    }

    boolean has(Option option) {
        return line.has(option);
    }

    /** The same with another line. */
    Invocation with(CommandLine other) {
        return new Invocation(other, console, clients, timing);
    }

    /** What {@code --json} prints. */
    Events events() {
        return new Events(console, has(Options.JSON));
    }

    /** No operands are left over. */
    void refuseOperands() throws UsageException {
        if (!line.operands().isEmpty()) {
            throw new UsageException(
                    line.command().map(c -> c.name() + " takes no operand").orElse("no operand fits"));
        }
    }
}
