package wormhole.conformance.simulation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.LongFunction;
import java.util.stream.LongStream;
import wormhole.testkit.World;

/** Which seeds are run. */
final class Seeds {
    private static final Path ONCE_FAILED = Path.of("simulation", "once-failed-seeds.txt");

    private Seeds() {}

    /** The seeds of a build: 0 to {@code -Dwormhole.seeds}, or the one of {@code -Dwormhole.seed}. */
    static LongStream chosen() {
        var one = Long.getLong("wormhole.seed");
        return one == null ? LongStream.range(0, Long.getLong("wormhole.seeds", 2_000)) : LongStream.of(one);
    }

    /** Those that failed once, whatever the reason was. A line is a seed and, after a hash, why. */
    static LongStream onceFailed() {
        try {
            return Files.readAllLines(ONCE_FAILED).stream()
                    .map(line -> line.replaceFirst("#.*", "").strip())
                    .filter(line -> !line.isEmpty())
                    .mapToLong(Long::parseLong);
        } catch (IOException e) {
            throw new AssertionError("cannot read " + ONCE_FAILED, e);
        }
    }

    /** Runs worlds on all processors. */
    static List<World.Result> run(LongStream seeds, LongFunction<World> world) {
        return seeds.parallel().mapToObj(seed -> world.apply(seed).run()).toList();
    }

    static String howToReplay(World.Result result) {
        return "seed " + result.seed() + " fails " + result.failure().orElse("not")
                + "\n  replay it with: mvn -pl conformance-tests test -Dtest=WormholeSimulation -Dwormhole.seed="
                + result.seed();
    }
}
