package wormhole.cli.args;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** An argument list that was understood. */
public final class CommandLine {
    private final Optional<CommandSpec> command;
    // By name: the hash code of a record is linked at its first use, which takes longer than all the rest.
    private final Map<String, String> given;
    private final List<String> operands;
    private final Map<String, String> environment;

    CommandLine(
            Optional<CommandSpec> command,
            Map<String, String> given,
            List<String> operands,
            Map<String, String> environment) {
        this.command = command;
        this.given = Map.copyOf(given);
        this.operands = List.copyOf(operands);
        this.environment = environment;
    }

    /**
     * The command.
     *
     * @return empty if none was named
     */
    public Optional<CommandSpec> command() {
        return command;
    }

    /**
     * Whether an option was given.
     *
     * @param option which
     * @return whether it is in the argument list
     */
    public boolean has(Option option) {
        return given.containsKey(option.name());
    }

    /**
     * The value of an option: from the argument list, where the last one counts, else from the environment, where an empty
     * variable is as good as none.
     *
     * @param option which
     * @return empty if not given
     */
    public Optional<String> value(Option option) {
        return Optional.ofNullable(given.get(option.name())).or(() -> fromEnvironment(option));
    }

    /**
     * The same with one more option, as if it had been typed.
     *
     * @param option which
     * @param value its value
     * @return a copy
     */
    public CommandLine with(Option option, String value) {
        var more = new HashMap<>(given);
        more.put(option.name(), value);
        return new CommandLine(command, more, operands, environment);
    }

    /**
     * Where the value came from, for messages.
     *
     * @param option which
     * @return the option's name, or the variable's
     */
    public String source(Option option) {
        return has(option) ? option.name() : option.environment().orElse(option.name());
    }

    /**
     * What is neither an option nor the command.
     *
     * @return in order
     */
    public List<String> operands() {
        return operands;
    }

    private Optional<String> fromEnvironment(Option option) {
        return option.environment().map(environment::get).filter(value -> !value.isEmpty());
    }
}
