package wormhole.cli.args;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.ListIterator;
import java.util.Map;
import java.util.Optional;
import wormhole.cli.failure.UsageException;

/**
 * Reads an argument list the way {@code getopt_long} and the reference do: {@code --name value}, {@code --name=value},
 * {@code -c 3}, {@code -c3}, {@code -vt}, options anywhere, {@code --} before operands that begin with a hyphen. The
 * global options may stand on either side of the command.
 */
public final class ArgumentParser {
    private final List<Option> global;
    private final List<CommandSpec> commands;

    // What the virtual machine puts in the place of bytes that it cannot read.
    private static final char NOT_UTF_8 = '\uFFFD';

    /**
     * A parser.
     *
     * @param global options of every command
     * @param commands the commands
     */
    public ArgumentParser(List<Option> global, List<CommandSpec> commands) {
        this.global = global;
        this.commands = commands;
    }

    /**
     * Reads an argument list.
     *
     * @param arguments as the program got it
     * @param environment the variables
     * @return what it says
     * @throws UsageException it says nothing that makes sense
     */
    public CommandLine parse(List<String> arguments, Map<String, String> environment) throws UsageException {
        if (arguments.stream().anyMatch(argument -> argument.indexOf(NOT_UTF_8) >= 0)) {
            throw new UsageException("an argument is not UTF-8; a text can come from standard input (--text -), a file"
                    + " needs another name");
        }
        return new Reading(arguments.listIterator()).read(environment);
    }

    /**
     * Finds a command by name or alias.
     *
     * @param word what was typed
     * @return the command
     * @throws UsageException there is none
     */
    public CommandSpec command(String word) throws UsageException {
        for (var command : commands) {
            if (command.isCalled(word)) {
                return command;
            }
        }
        throw new UsageException("there is no such command");
    }

    /**
     * Whether a command is only the first word of others, as {@code ssh} is.
     *
     * @param group which
     * @return whether there are others
     */
    private boolean isGroup(CommandSpec group) {
        return commands.stream().anyMatch(command -> command.isPartOf(group));
    }

    private final class Reading {
        private final ListIterator<String> rest;
        private final Map<String, String> given = new HashMap<>();
        private final List<String> operands = new ArrayList<>();
        private Optional<CommandSpec> command = Optional.empty();

        Reading(ListIterator<String> rest) {
            this.rest = rest;
        }

        CommandLine read(Map<String, String> environment) throws UsageException {
            while (rest.hasNext()) {
                var word = rest.next();
                if (word.equals("--")) {
                    rest.forEachRemaining(operands::add);
                } else if (word.startsWith("--")) {
                    longOption(word);
                } else if (word.startsWith("-") && word.length() > 1) {
                    shortOptions(word);
                } else {
                    plain(word);
                }
            }
            checkFlags(environment);
            return new CommandLine(command, Map.copyOf(given), List.copyOf(operands), environment, Settings.NONE);
        }

        private void checkFlags(Map<String, String> environment) throws UsageException {
            if (command.isEmpty()) {
                return;
            }
            for (var option : command.get().options()) {
                var word = option.environment().map(environment::get).orElse("");
                if (!option.takesValue() && !word.isEmpty() && Truth.of(word).isEmpty()) {
                    throw new UsageException(option.environment().get() + " must be yes or no");
                }
            }
        }

        private void plain(String word) throws UsageException {
            if (command.isEmpty()) {
                command = Optional.of(command(word));
            } else if (isGroup(command.get())) {
                command = Optional.of(command(command.get().name() + " " + word));
            } else {
                operands.add(word);
            }
        }

        private void longOption(String word) throws UsageException {
            var equals = word.indexOf('=');
            var option = find(equals < 0 ? word : word.substring(0, equals));
            if (equals >= 0 && !option.takesValue()) {
                throw new UsageException(option.name() + " takes no value");
            }
            put(option, equals >= 0 ? word.substring(equals + 1) : valueOf(option));
        }

        private void put(Option option, String value) {
            var before = given.get(option.name());
            given.put(option.name(), before != null && option.several() ? before + " " + value : value);
            given.remove(option.opposite());
        }

        private void shortOptions(String word) throws UsageException {
            for (var i = 1; i < word.length(); i++) {
                var option = find("-" + word.charAt(i));
                if (option.takesValue() && i + 1 < word.length()) {
                    put(option, word.substring(i + 1));
                    return;
                }
                put(option, valueOf(option));
            }
        }

        private String valueOf(Option option) throws UsageException {
            if (!option.takesValue()) {
                return "";
            }
            if (option.bare().isPresent() && !valueFollows()) {
                return option.bare().get();
            }
            if (!rest.hasNext()) {
                throw new UsageException(option.name() + " needs a value");
            }
            return rest.next();
        }

        private boolean valueFollows() {
            if (!rest.hasNext()) {
                return false;
            }
            var next = rest.next();
            rest.previous();
            return next.length() < 2 || !next.startsWith("-");
        }

        private Option find(String spelling) throws UsageException {
            if (command.isPresent()) {
                for (var option : command.get().options()) {
                    if (option.spellings().contains(spelling)) {
                        return checked(option);
                    }
                }
            }
            for (var option : global) {
                if (option.spellings().contains(spelling)) {
                    return checked(option);
                }
            }
            throw new UsageException(unknown(spelling));
        }

        private Option checked(Option option) throws UsageException {
            if (!option.available()) {
                throw new UsageException(option.name() + " is not available in this version");
            }
            return option;
        }

        // An unknown option is quoted only if it looks like one: a code or a text may have slipped into its place.
        private String unknown(String spelling) {
            var quotable = spelling.matches("--?[a-z][a-z-]{0,30}")
                    && spelling.chars().filter(c -> c == '-').count() < 5;
            var name = quotable ? "option " + spelling : "such option";
            return "there is no " + name + command.map(c -> " of " + c.name()).orElse(" before the command");
        }
    }
}
