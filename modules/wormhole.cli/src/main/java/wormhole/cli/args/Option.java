package wormhole.cli.args;

import java.util.List;
import java.util.Optional;

/**
 * One option of the argument list.
 *
 * @param spellings such as {@code -c} and {@code --code-length}; the last one names the option in messages
 * @param metavar what stands for the value in the help; empty for a flag
 * @param environment the variable that gives the value if the argument list does not
 * @param help a short phrase; empty hides the option from the help
 * @param available whether this version can do it; if not, giving it is an error rather than being ignored
 */
public record Option(
        List<String> spellings,
        Optional<String> metavar,
        Optional<String> environment,
        String help,
        boolean available) {
    /**
     * An option that is there or not.
     *
     * @param help a short phrase
     * @param spellings each with its hyphens
     * @return the option
     */
    public static Option flag(String help, String... spellings) {
        return new Option(List.of(spellings), Optional.empty(), Optional.empty(), help, true);
    }

    /**
     * An option with a value.
     *
     * @param metavar what stands for the value
     * @param help a short phrase
     * @param spellings each with its hyphens
     * @return the option
     */
    public static Option value(String metavar, String help, String... spellings) {
        return new Option(List.of(spellings), Optional.of(metavar), Optional.empty(), help, true);
    }

    /**
     * An option of the reference that this version cannot honour.
     *
     * @param spellings each with its hyphens
     * @return the option; giving it is an error
     */
    public static Option unavailable(String... spellings) {
        return new Option(List.of(spellings), Optional.empty(), Optional.empty(), "", false);
    }

    /**
     * The same with a variable of the environment.
     *
     * @param variable its name
     * @return the option
     */
    public Option orEnvironment(String variable) {
        return new Option(spellings, metavar, Optional.of(variable), help, available);
    }

    /**
     * The spelling used in messages.
     *
     * @return the last one
     */
    public String name() {
        return spellings.get(spellings.size() - 1);
    }

    /**
     * Whether a value follows.
     *
     * @return false for a flag
     */
    public boolean takesValue() {
        return metavar.isPresent();
    }

    /**
     * Whether the help shows it.
     *
     * @return false for what is hidden, and for what this version cannot do
     */
    public boolean isShown() {
        return !help.isEmpty();
    }

    /**
     * What can be typed for the value.
     *
     * @return as the metavar says; nothing for a flag
     */
    public Operand value() {
        return Operand.of(metavar.orElse(""));
    }
}
