package wormhole.cli.terminal;

import java.util.Map;
import wormhole.cli.terminal.Console.Stream;

/** Colours of standard output: none unless it is a terminal that shows them, and none if {@code NO_COLOR} is set. */
public final class Palette {
    private final boolean coloured;

    private Palette(boolean coloured) {
        this.coloured = coloured;
    }

    /**
     * The colours of a console.
     *
     * @param console whose
     * @return perhaps none
     */
    public static Palette of(Console console) {
        return new Palette(console.isTerminal(Stream.OUT) && isWanted(console.environment()));
    }

    /**
     * Whether a terminal may be given colours.
     *
     * @param environment says what it can show, and what its user wants
     * @return not if {@code NO_COLOR} is set
     */
    public static boolean isWanted(Map<String, String> environment) {
        return environment.getOrDefault("NO_COLOR", "").isEmpty() && isPossible(environment);
    }

    /**
     * Whether a terminal can show colours, whether its user wants them or not.
     *
     * @param environment says what it can show
     * @return not if it is a dumb one
     */
    public static boolean isPossible(Map<String, String> environment) {
        return !environment.getOrDefault("TERM", "dumb").equals("dumb");
    }

    /**
     * Whether a terminal says that its background is light, as some do in {@code COLORFGBG}: the numbers of its two colours, of
     * which the last one is the background.
     *
     * @param environment perhaps says it
     * @return whether it is known to be light
     */
    public static boolean isLight(Map<String, String> environment) {
        return environment.getOrDefault("COLORFGBG", "").matches(".*;(7|9|1[0-5])");
    }

    /**
     * A heading.
     *
     * @param text plain
     * @return bold
     */
    public String bold(String text) {
        return in("1", text);
    }

    /**
     * A remark.
     *
     * @param text plain
     * @return dim
     */
    public String dim(String text) {
        return in("2", text);
    }

    /**
     * What went well.
     *
     * @param text plain
     * @return green
     */
    public String good(String text) {
        return in("32", text);
    }

    /**
     * A wormhole code.
     *
     * @param text plain
     * @return bold and cyan
     */
    public String code(String text) {
        return in("1;36", text);
    }

    private String in(String style, String text) {
        return coloured ? "\u001b[" + style + "m" + text + "\u001b[0m" : text;
    }
}
