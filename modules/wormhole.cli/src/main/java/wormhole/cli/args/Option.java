package wormhole.cli.args;

import java.util.List;
import java.util.Optional;

/**
 * One option of the argument list.
 *
 * @param spellings such as {@code -c} and {@code --code-length}; the last one names the option in messages
 * @param metavar what stands for the value in the help; empty for a flag
 * @param bare the value if none follows; empty if one must
 * @param environment the variable that gives the value if the argument list does not
 * @param help a short phrase; empty hides the option from the help
 * @param available whether this version can do it; if not, giving it is an error rather than being ignored
 * @param several whether it may be given several times, and all values count; otherwise the last one does
 */
public record Option(
        List<String> spellings,
        Optional<String> metavar,
        Optional<String> bare,
        Optional<String> environment,
        String help,
        boolean available,
        boolean several) {
    private static final String NO = "--no-";

    /**
     * An option that is there or not.
     *
     * @param help a short phrase
     * @param spellings each with its hyphens
     * @return the option
     */
    public static Option flag(String help, String... spellings) {
        return new Option(List.of(spellings), Optional.empty(), Optional.empty(), Optional.empty(), help, true, false);
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
        return new Option(
                List.of(spellings), Optional.of(metavar), Optional.empty(), Optional.empty(), help, true, false);
    }

    /**
     * An option whose value may be left out: before another option, or at the end.
     *
     * @param metavar what stands for the value
     * @param bare the value if it is left out
     * @param help a short phrase
     * @param spellings each with its hyphens
     * @return the option
     */
    public static Option perhaps(String metavar, String bare, String help, String... spellings) {
        return new Option(
                List.of(spellings), Optional.of(metavar), Optional.of(bare), Optional.empty(), help, true, false);
    }

    /**
     * An option of the reference that this version cannot honour.
     *
     * @param spellings each with its hyphens
     * @return the option; giving it is an error
     */
    public static Option unavailable(String... spellings) {
        return new Option(List.of(spellings), Optional.empty(), Optional.empty(), Optional.empty(), "", false, false);
    }

    /**
     * The same with a variable of the environment.
     *
     * @param variable its name
     * @return the option
     */
    public Option orEnvironment(String variable) {
        return new Option(spellings, metavar, bare, Optional.of(variable), help, available, several);
    }

    /**
     * The same, of which all values count: they are put together with spaces between them.
     *
     * @return may be given several times
     */
    public Option severalTimes() {
        return new Option(spellings, metavar, bare, environment, help, available, true);
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
     * What takes a flag back: {@code --no-qr} and {@code --qr}. There need not be such an option.
     *
     * @return its name
     */
    public String opposite() {
        return isNegative() ? "--" + name().substring(NO.length()) : NO + name().substring("--".length());
    }

    /** Whether it says that something shall not be. */
    boolean isNegative() {
        return name().startsWith(NO);
    }

    /**
     * Whether it is more than a flag.
     *
     * @return whether a value follows it
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
