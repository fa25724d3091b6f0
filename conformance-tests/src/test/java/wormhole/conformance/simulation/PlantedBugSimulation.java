package wormhole.conformance.simulation;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import wormhole.testkit.World;

/** A simulation that finds nothing is worth what it finds when there is something. */
class PlantedBugSimulation {
    private static final int SEEDS = 300;

    @ParameterizedTest
    @EnumSource(PlantedBug.class)
    void isCaught(PlantedBug bug) {
        var failed = Seeds.run(LongStream.range(0, SEEDS), seed -> new World(seed, bug)).stream()
                .filter(result -> result.failure().isPresent())
                .toList();
        System.out.printf("%-46s %3d of %d worlds fail%n", bug, failed.size(), SEEDS);
        assertTrue(!failed.isEmpty(), "no world fails");
        System.out.println("    the first: seed " + failed.get(0).seed() + " "
                + failed.get(0).failure().orElseThrow());
    }
}
