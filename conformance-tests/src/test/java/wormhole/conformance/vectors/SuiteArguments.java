package wormhole.conformance.vectors;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * What the suite was asked to do.
 *
 * @param testees command lines; none means the Java testee
 * @param vectors directories; none means all of the suite's own
 * @param operations none means all
 * @param report the file to write
 * @param patience how long a testee may take for an answer
 */
record SuiteArguments(
        List<String> testees,
        List<Path> vectors,
        TreeSet<String> operations,
        Optional<Path> report,
        Duration patience) {
    static final String USAGE = "usage: suite [--testee 'COMMAND ARGUMENTS']... [--vectors DIRECTORY]... [--op NAME]..."
            + " [--report FILE.json] [--timeout SECONDS]";

    /**
     * Reads them.
     *
     * @throws IllegalArgumentException saying what is wrong
     */
    static SuiteArguments of(String... arguments) {
        var of = new Values(arguments);
        var known = List.of("--testee", "--vectors", "--op", "--report", "--timeout");
        of.names().filter(name -> !known.contains(name)).findFirst().ifPresent(name -> {
            throw new IllegalArgumentException("unknown option " + name);
        });
        return new SuiteArguments(
                of.option("--testee").toList(),
                of.option("--vectors").map(Path::of).toList(),
                new TreeSet<>(of.option("--op").toList()),
                of.option("--report").map(Path::of).reduce((first, last) -> last),
                of.option("--timeout")
                        .map(SuiteArguments::seconds)
                        .reduce((first, last) -> last)
                        .orElse(Duration.ofSeconds(30)));
    }

    private static Duration seconds(String text) {
        var seconds = Double.parseDouble(text);
        if (!(seconds > 0 && seconds <= 86_400)) {
            throw new IllegalArgumentException("--timeout is in seconds, more than 0, at most a day");
        }
        return Duration.ofMillis((long) Math.ceil(seconds * 1000));
    }

    /** Names and values in turn. */
    private static final class Values {
        private final List<String> names = new ArrayList<>();
        private final List<String> values = new ArrayList<>();

        Values(String... arguments) {
            for (var i = 0; i < arguments.length; i += 2) {
                if (i + 1 == arguments.length) {
                    throw new IllegalArgumentException(arguments[i] + " needs a value");
                }
                names.add(arguments[i]);
                values.add(arguments[i + 1]);
            }
        }

        Stream<String> names() {
            return names.stream();
        }

        Stream<String> option(String name) {
            return java.util.stream.IntStream.range(0, names.size())
                    .filter(i -> names.get(i).equals(name))
                    .mapToObj(values::get);
        }
    }
}
