package wormhole.conformance.interop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import wormhole.cli.args.Option;
import wormhole.cli.command.Commands;
import wormhole.cli.failure.UsageException;

/** Whatever the reference's command line takes, ours takes: read from the help of the installed one. */
class OptionsInteropConformance {
    // An option's line of the help: its spellings, and what stands for its value.
    private static final Pattern LINE = Pattern.compile("(?m)^  ((?:-[^ ,]+(?:, | / )?)+)( [A-Za-z][^ ]*)?");
    private static final Pattern VARIABLE = Pattern.compile("env\\s+var:\\s+(\\w+)");
    private static final Set<String> LATER = Set.of("--tor", "--launch-tor", "--tor-control-port");

    @ParameterizedTest(name = "wormhole {0}")
    @ValueSource(strings = {"", "help", "send", "receive", "ssh", "ssh invite", "ssh accept"})
    void everyOptionOfTheReferenceIsThere(String command) throws Exception {
        var missing = new ArrayList<String>();
        var seen = 0;
        var found = LINE.matcher(helpOn(command));
        while (found.find()) {
            for (var spelling : found.group(1).split("[, /]+")) {
                seen++;
                if (!isTaken(command, spelling, found.group(2) != null)) {
                    missing.add(spelling);
                }
            }
        }
        assertTrue(seen > 0, "no options in the help of " + command);
        assertEquals(List.of(), missing);
    }

    private static boolean isTaken(String command, String spelling, boolean takesValue) {
        var line = new ArrayList<String>();
        if (!command.isEmpty()) {
            line.addAll(List.of(command.split(" ")));
        }
        line.add(spelling);
        if (takesValue) {
            line.add("1");
        }
        try {
            Commands.parser().parse(line, Map.of());
            return true;
        } catch (UsageException e) {
            return LATER.contains(spelling);
        }
    }

    @ParameterizedTest(name = "wormhole {0}")
    @ValueSource(strings = {"send", "receive"})
    void everyVariableOfTheReferenceIsRead(String command) throws Exception {
        var theirs = new TreeSet<String>();
        var found = VARIABLE.matcher(helpOn("") + helpOn(command));
        while (found.find()) {
            theirs.add(found.group(1));
        }
        var ours = new TreeSet<String>();
        Commands.parser().command(command).options().stream()
                .map(Option::environment)
                .forEach(variable -> variable.ifPresent(ours::add));
        assertTrue(theirs.contains("WORMHOLE_RELAY_URL"), theirs.toString());
        theirs.removeAll(ours);
        // Those of the program itself are tried where they are used.
        theirs.removeAll(Set.of("WORMHOLE_RELAY_URL", "WORMHOLE_TRANSIT_HELPER"));
        assertEquals(Set.of(), theirs);
    }

    @Test
    void everyAliasOfTheReferenceIsKnown() throws Exception {
        var aliases = run(
                Peers.PYTHON.require("bin/python").toString(),
                "-c",
                "from wormhole.cli.cli import ALIASES; print(*(f'{a}={c}' for a, c in ALIASES.items()))");
        for (var alias : aliases.strip().split(" ")) {
            var both = alias.split("=");
            assertEquals(both[1], Commands.parser().command(both[0]).name());
        }
    }

    private static String helpOn(String command) throws Exception {
        var line = new ArrayList<>(List.of(Peers.PYTHON.program().toString()));
        Arrays.stream(command.split(" ")).filter(word -> !word.isEmpty()).forEach(line::add);
        line.add("--help");
        return run(line.toArray(String[]::new));
    }

    private static String run(String... command) throws Exception {
        try (var python = ChildProcess.start("python-help", List.of(command))) {
            var finished = python.told("").finish();
            assertEquals(0, finished.exitCode(), finished.toString());
            return finished.output();
        }
    }
}
