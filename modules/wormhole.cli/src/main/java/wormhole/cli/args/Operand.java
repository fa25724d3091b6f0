package wormhole.cli.args;

import java.util.List;
import java.util.stream.Stream;

/**
 * What can be typed in a place, as far as its name in the help tells: {@code ask|fail} are words to choose from, {@code FILE}
 * is a path, {@code COMMAND} is a command, and of everything else nothing is known.
 *
 * @param words to choose from; empty if it can be anything
 * @param isPath whether it is the path of a file or directory
 * @param isCommand whether it is the name of a command
 */
public record Operand(List<String> words, boolean isPath, boolean isCommand) {
    private static final Operand ANYTHING = new Operand(List.of(), false, false);

    /**
     * Reads a name.
     *
     * @param shown as the help shows it, such as {@code [FILE|DIR]...}; of several in a row the first one counts
     * @return what it says
     */
    public static Operand of(String shown) {
        var name = shown.replaceAll("[\\[\\]]|\\.\\.\\.", "").strip().split(" ", 2)[0];
        if (name.matches("[a-z-]+(\\|[a-z-]+)+")) {
            return new Operand(List.of(name.split("\\|")), false, false);
        }
        var kinds = Stream.of(name.split("\\|"))
                .map(kind -> kind.replaceFirst("\\..*", ""))
                .toList();
        if (kinds.contains("FILE") || kinds.contains("PATH") || kinds.contains("DIR")) {
            return new Operand(List.of(), true, false);
        }
        return kinds.contains("COMMAND") ? new Operand(List.of(), false, true) : ANYTHING;
    }
}
