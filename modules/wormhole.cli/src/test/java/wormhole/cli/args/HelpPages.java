package wormhole.cli.args;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import wormhole.cli.Run;

/** What the help shows. */
final class HelpPages {
    private static final Pattern SPELLING = Pattern.compile("(?<= |^)--?[a-z0-9][a-z-]*(?=[ ,\n])");

    private HelpPages() {}

    /** Every command, those of two words too. */
    static List<String> commands() {
        return commands("help")
                .flatMap(name -> Stream.concat(Stream.of(name), commands("help", name)))
                .toList();
    }

    private static Stream<String> commands(String... help) {
        var page = new Run().of(help).printed();
        var start = page.indexOf("\nCommands:\n");
        return start < 0
                ? Stream.of()
                : page.substring(start)
                        .lines()
                        .filter(line -> line.startsWith("  "))
                        .map(line -> line.strip().replaceFirst("( [^a-z]|  ).*", ""));
    }

    /** Every option of every command, and the global ones, in every spelling. */
    static List<String> options() {
        return Stream.concat(Stream.of("help"), commands().stream().map(name -> "help " + name))
                .map(arguments -> new Run().of(arguments.split(" ")).printed())
                .flatMap(help -> SPELLING.matcher(help).results())
                .map(found -> found.group())
                .distinct()
                .toList();
    }
}
