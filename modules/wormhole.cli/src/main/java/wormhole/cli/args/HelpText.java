package wormhole.cli.args;

import java.util.List;

/** The help, made from what is declared. */
public final class HelpText {
    private static final int COLUMN = 30;

    private HelpText() {}

    /**
     * The help of the program.
     *
     * @param global options of every command
     * @param commands the commands
     * @return lines
     */
    public static String ofProgram(List<Option> global, List<CommandSpec> commands) {
        var text = new StringBuilder("Usage: wormhole [OPTIONS] COMMAND [ARGS]...\n\n")
                .append("  Create a Magic Wormhole and communicate through it. Wormholes are created by\n")
                .append("  speaking the same magic CODE in two different places at the same time, and are\n")
                .append("  secure against anyone who does not use the same code.\n\nOptions:\n");
        global.forEach(option -> line(text, option));
        text.append("\nCommands:\n");
        commands.stream()
                .filter(command -> command.isShown() && command.isFirstWord())
                .forEach(command -> row(text, names(command), command.summary()));
        return text.append("\nSee 'wormhole help COMMAND'.").toString();
    }

    /**
     * The help of a command.
     *
     * @param command which
     * @param global options of every command
     * @param all the commands
     * @return lines
     */
    public static String ofCommand(CommandSpec command, List<Option> global, List<CommandSpec> all) {
        var text = new StringBuilder("Usage: wormhole ").append(command.name()).append(" [OPTIONS]");
        text.append(command.operands().isEmpty() ? "" : " " + command.operands());
        text.append("\n\n  ").append(command.summary()).append('\n');
        if (!command.aliases().isEmpty()) {
            text.append("  Also called ")
                    .append(String.join(", ", command.aliases()))
                    .append(".\n");
        }
        text.append("\nOptions:\n");
        command.options().forEach(option -> line(text, option));
        global.forEach(option -> line(text, option));
        var parts = all.stream().filter(other -> other.isPartOf(command)).toList();
        if (!parts.isEmpty()) {
            text.append("\nCommands:\n");
            parts.forEach(part -> row(text, names(part), part.summary()));
        }
        return text.substring(0, text.length() - 1);
    }

    private static String names(CommandSpec command) {
        return command.name() + (command.operands().isEmpty() ? "" : " " + command.operands());
    }

    private static void line(StringBuilder text, Option option) {
        if (!option.isShown()) {
            return;
        }
        var left = String.join(", ", option.spellings())
                + option.metavar().map(m -> " " + m).orElse("");
        row(
                text,
                left,
                option.help()
                        + option.environment().map(e -> " [env " + e + "]").orElse(""));
    }

    private static void row(StringBuilder text, String left, String right) {
        text.append("  ").append(left);
        if (left.length() > COLUMN - 4) {
            text.append('\n').append(" ".repeat(COLUMN));
        } else {
            text.append(" ".repeat(COLUMN - 2 - left.length()));
        }
        text.append(right).append('\n');
    }
}
