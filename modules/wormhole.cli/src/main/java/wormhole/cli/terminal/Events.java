package wormhole.cli.terminal;

import wormhole.cli.failure.Failure;
import wormhole.json.AsciiJson;

/**
 * What {@code --json} prints to standard output for programs: one JSON object a line, whose first key is {@code event}.
 * Without {@code --json} nothing is printed. The events are listed in {@code docs/cli.md}.
 */
public final class Events {
    private final Console console;
    private final boolean wanted;

    /**
     * Events of a command.
     *
     * @param console where to
     * @param wanted whether {@code --json} was given
     */
    public Events(Console console, boolean wanted) {
        this.console = console;
        this.wanted = wanted;
    }

    /**
     * Whether anybody wants them.
     *
     * @return whether {@code --json} was given
     */
    public boolean wanted() {
        return wanted;
    }

    /**
     * Tells of something.
     *
     * @param event what happened
     * @param keysAndValues a key, its value, and so on; a value is a number, a truth value, or written as a string
     * @throws Failure standard output is closed
     */
    public void tell(String event, Object... keysAndValues) throws Failure {
        if (!wanted) {
            return;
        }
        var line = new StringBuilder("{\"event\": ").append(AsciiJson.quoted(event));
        for (var i = 0; i < keysAndValues.length; i += 2) {
            line.append(", ")
                    .append(AsciiJson.quoted((String) keysAndValues[i]))
                    .append(": ");
            line.append(value(keysAndValues[i + 1]));
        }
        synchronized (this) {
            console.print(line.append('}').toString());
        }
    }

    /**
     * Tells of something on the way, where a closed standard output is no reason to stop.
     *
     * @param event what happened
     * @param keysAndValues as for {@link #tell}
     */
    public void mention(String event, Object... keysAndValues) {
        try {
            tell(event, keysAndValues);
        } catch (Failure e) {
            // Nobody listens.
        }
    }

    /**
     * Shows a result for people: on standard output, unless that is for programs.
     *
     * @param lines fit for a terminal
     * @throws Failure standard output is closed
     */
    public void show(String lines) throws Failure {
        if (wanted) {
            console.note(lines);
        } else {
            console.print(lines);
        }
    }

    private static String value(Object value) {
        return value instanceof Number || value instanceof Boolean
                ? value.toString()
                : AsciiJson.quoted(value.toString());
    }
}
