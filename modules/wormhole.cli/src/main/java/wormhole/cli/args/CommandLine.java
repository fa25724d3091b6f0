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
    private final Settings settings;

    CommandLine(
            Optional<CommandSpec> command,
            Map<String, String> given,
            List<String> operands,
            Map<String, String> environment,
            Settings settings) {
        this.command = command;
        this.given = given;
        this.operands = operands;
        this.environment = environment;
        this.settings = settings;
    }

    /**
     * The same, with what a file says where the argument list and the environment say nothing.
     *
     * @param more what it says
     * @return a copy
     */
    public CommandLine with(Settings more) {
        return new CommandLine(command, given, operands, environment, more);
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
     * Whether an option was given, or a flag set elsewhere and not taken back by its opposite.
     *
     * @param option which
     * @return whether it is in the argument list, or else, if it is a flag, whether the environment or the settings say so
     */
    public boolean has(Option option) {
        if (isGiven(option) || option.takesValue()) {
            return isGiven(option);
        }
        return !given.containsKey(option.opposite())
                && inEnvironment(option).or(() -> inSettings(option)).orElse(false);
    }

    /**
     * Whether an option stands in the argument list.
     *
     * @param option which
     * @return whether it does
     */
    public boolean isGiven(Option option) {
        return given.containsKey(option.name());
    }

    /**
     * Whether the environment has the say about an option, as the argument list has not.
     *
     * @param option which
     * @return whether its variable is set
     */
    public boolean isFromEnvironment(Option option) {
        return !isGiven(option) && fromEnvironment(option).isPresent();
    }

    private Optional<Boolean> inEnvironment(Option flag) {
        return fromEnvironment(flag).flatMap(Truth::of).map(yes -> yes != flag.isNegative());
    }

    private Optional<Boolean> inSettings(Option flag) {
        return settings.value(flag.name())
                .flatMap(Truth::of)
                .or(() -> settings.value(flag.opposite()).flatMap(Truth::of).map(yes -> !yes));
    }

    /**
     * The value of an option: from the argument list, where the last one counts, else from the environment, where an empty
     * variable is as good as none, else from the settings.
     *
     * @param option which
     * @return empty if not given
     */
    public Optional<String> value(Option option) {
        return Optional.ofNullable(given.get(option.name()))
                .or(() -> fromEnvironment(option))
                .or(() -> settings.value(option.name()));
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
        return new CommandLine(command, more, operands, environment, settings);
    }

    /**
     * Where the value came from, for messages.
     *
     * @param option which
     * @return the option's name, or the variable's, or where it is set
     */
    public String source(Option option) {
        if (isGiven(option)) {
            return option.name();
        }
        return isFromEnvironment(option) ? option.environment().orElseThrow() : settings.source(option.name());
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
