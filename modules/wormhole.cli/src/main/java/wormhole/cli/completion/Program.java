package wormhole.cli.completion;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import wormhole.cli.args.CommandSpec;
import wormhole.cli.args.Option;

/**
 * What is completed: the options and commands that the help shows.
 *
 * @param global options of every command
 * @param commands the commands
 */
public record Program(List<Option> global, List<CommandSpec> commands) {
    /** Leaves out what is not shown. */
    public Program {
        global = global.stream().filter(Option::isShown).toList();
        commands = commands.stream().filter(CommandSpec::isShown).toList();
    }

    /** The options of a command that are no global ones. */
    List<Option> optionsOf(CommandSpec command) {
        return command.options().stream().filter(Option::isShown).toList();
    }

    /** Everything that can stand behind a command and begins with a hyphen. */
    List<Option> allOptionsOf(CommandSpec command) {
        return Stream.concat(optionsOf(command).stream(), global.stream()).toList();
    }

    /** The spellings of options. */
    static String spellings(List<Option> options, String separator) {
        return options.stream().flatMap(option -> option.spellings().stream()).collect(Collectors.joining(separator));
    }

    /** The names of the commands, without the aliases. */
    String commandNames() {
        return commands.stream().map(CommandSpec::name).collect(Collectors.joining(" "));
    }
}
