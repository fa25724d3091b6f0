package wormhole.cli.completion;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import wormhole.cli.args.CommandSpec;
import wormhole.cli.args.Operand;
import wormhole.cli.args.Option;

/**
 * What is completed: the options and commands that the help shows.
 *
 * @param global options of every command
 * @param commands the commands; those of a group, as {@code ssh invite}, too
 */
public record Program(List<Option> global, List<CommandSpec> commands) {
    /** Leaves out what is not shown. */
    public Program {
        global = global.stream().filter(Option::isShown).toList();
        commands = commands.stream().filter(CommandSpec::isShown).toList();
    }

    /** The commands that are the first word. */
    List<CommandSpec> firstWords() {
        return commands.stream().filter(CommandSpec::isFirstWord).toList();
    }

    /** The commands that follow that word. */
    List<CommandSpec> partsOf(CommandSpec group) {
        return commands.stream().filter(command -> command.isPartOf(group)).toList();
    }

    /** The word of a command by which it is told from its like. */
    static String lastWord(CommandSpec command) {
        return command.name().substring(command.name().indexOf(' ') + 1);
    }

    /** The options of a command that are no global ones. */
    List<Option> optionsOf(CommandSpec command) {
        return command.options().stream().filter(Option::isShown).toList();
    }

    /** Everything that can stand behind a command and begins with a hyphen. */
    List<Option> allOptionsOf(CommandSpec command) {
        return Stream.concat(optionsOf(command).stream(), global.stream()).toList();
    }

    /** Whether the next word is the value of an option, whatever it is. */
    static boolean needsValue(Option option) {
        return option.takesValue() && option.bare().isEmpty();
    }

    /** The words that can follow a command, with spaces between them; empty if they are not known. */
    String wordsBehind(CommandSpec command) {
        var parts = partsOf(command);
        return parts.isEmpty()
                ? words(Operand.of(command.operands()))
                : parts.stream().map(Program::lastWord).collect(Collectors.joining(" "));
    }

    /** The words that can be typed, with spaces between them; empty if they are not known. */
    String words(Operand operand) {
        return operand.isCommand()
                ? firstWords().stream().map(CommandSpec::name).collect(Collectors.joining(" "))
                : String.join(" ", operand.words());
    }

    /** The spellings of options, with spaces between them. */
    static String spellings(List<Option> options) {
        return options.stream().flatMap(option -> option.spellings().stream()).collect(Collectors.joining(" "));
    }
}
