package wormhole.cli.completion;

import java.util.stream.Collectors;
import wormhole.cli.args.CommandSpec;
import wormhole.cli.args.Operand;
import wormhole.cli.args.Option;

/** For fish, 3.0 or later. */
public final class FishScript {
    private static final String HEAD = """
            # fish completion for wormhole. To use it now: wormhole completion fish | source
            # To keep it: wormhole completion fish > ~/.config/fish/completions/wormhole.fish
            complete -c wormhole -f
            """;

    private final Program program;
    private final StringBuilder script = new StringBuilder(HEAD);

    private FishScript(Program program) {
        this.program = program;
    }

    /**
     * Writes the script.
     *
     * @param program what is completed
     * @return lines
     */
    public static String of(Program program) {
        return new FishScript(program).write();
    }

    private String write() {
        program.global().forEach(option -> line(option(option)));
        // Fish's own __fish_use_subcommand takes the value of a global option for a command.
        var everyName = program.commands().stream()
                .flatMap(command -> command.names().stream())
                .collect(Collectors.joining(" "));
        var first = "-n " + quoted("not __fish_seen_subcommand_from " + everyName) + " -a ";
        for (var command : program.commands()) {
            line(first + command.name() + " -d " + quoted(command.summary()));
        }
        program.commands().forEach(this::command);
        return script.substring(0, script.length() - 1);
    }

    private void command(CommandSpec command) {
        var behind = "-n " + quoted("__fish_seen_subcommand_from " + String.join(" ", command.names())) + " ";
        program.optionsOf(command).forEach(option -> line(behind + option(option)));
        var operands = Operand.of(command.operands());
        if (operands.isPath()) {
            line(behind + "-F");
        } else if (!words(operands).isEmpty()) {
            line(behind + "-a " + quoted(words(operands)));
        }
    }

    private String words(Operand operand) {
        return operand.isCommand() ? program.commandNames() : String.join(" ", operand.words());
    }

    private String option(Option option) {
        var text = new StringBuilder();
        for (var spelling : option.spellings()) {
            text.append(spelling.startsWith("--") ? "-l " + spelling.substring(2) : "-s " + spelling.substring(1));
            text.append(' ');
        }
        if (option.takesValue()) {
            text.append(option.value().isPath() ? "-r -F " : "-x ");
        }
        if (!words(option.value()).isEmpty()) {
            text.append("-a ").append(quoted(words(option.value()))).append(' ');
        }
        return text.append("-d ").append(quoted(option.help())).toString();
    }

    private static String quoted(String text) {
        return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'";
    }

    private void line(String text) {
        script.append("complete -c wormhole ").append(text).append('\n');
    }
}
