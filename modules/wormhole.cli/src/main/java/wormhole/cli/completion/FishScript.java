package wormhole.cli.completion;

import java.util.List;
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

    private static final String SEEN = "__fish_seen_subcommand_from ";

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
        var first = program.firstWords();
        // Fish's own __fish_use_subcommand takes the value of a global option for a command.
        var none = condition("not " + SEEN + names(first));
        for (var command : first) {
            line(none + "-a " + command.name() + " -d " + quoted(command.summary()));
        }
        first.forEach(this::command);
        return script.substring(0, script.length() - 1);
    }

    private static String names(List<CommandSpec> commands) {
        return commands.stream().flatMap(command -> command.names().stream()).collect(Collectors.joining(" "));
    }

    private void command(CommandSpec command) {
        var here = SEEN + names(List.of(command));
        var parts = program.partsOf(command);
        if (parts.isEmpty()) {
            describe(command, here);
            return;
        }
        line(condition(here + "; and not " + SEEN + program.wordsBehind(command)) + "-a "
                + quoted(program.wordsBehind(command)));
        parts.forEach(part -> describe(part, here + "; and " + SEEN + Program.lastWord(part)));
    }

    private void describe(CommandSpec command, String where) {
        program.optionsOf(command).forEach(option -> line(condition(where) + option(option)));
        if (Operand.of(command.operands()).isPath()) {
            line(condition(where) + "-F");
        } else if (!program.wordsBehind(command).isEmpty()) {
            line(condition(where) + "-a " + quoted(program.wordsBehind(command)));
        }
    }

    private static String condition(String where) {
        return "-n " + quoted(where) + " ";
    }

    private String option(Option option) {
        var text = new StringBuilder();
        for (var spelling : option.spellings()) {
            text.append(spelling.startsWith("--") ? "-l " + spelling.substring(2) : "-s " + spelling.substring(1));
            text.append(' ');
        }
        if (Program.needsValue(option)) {
            text.append(option.value().isPath() ? "-r -F " : "-x ");
        }
        if (!program.words(option.value()).isEmpty()) {
            text.append("-a ").append(quoted(program.words(option.value()))).append(' ');
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
