package wormhole.conformance.simulation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import wormhole.testkit.Scenario;
import wormhole.testkit.World;

/**
 * Two sessions, the real hub and a network that fails, from a seed each. {@code -Dwormhole.seeds=N} runs more of them, {@code
 * -Dwormhole.seed=N} one, with its trace. A seed that failed is added to {@code simulation/once-failed-seeds.txt} for good.
 */
class WormholeSimulation {
    @Test
    void everyInvariantHoldsInEveryWorld() {
        var start = System.nanoTime();
        var results = Seeds.run(Seeds.chosen(), World::new);
        report(results, System.nanoTime() - start);
        if (results.size() == 1) {
            results.get(0).trace().lines().forEach(System.out::println);
        }
        assertNoFailure(results);
    }

    @Test
    void whatOnceFailedDoesNotFailAgain() {
        assertNoFailure(Seeds.run(Seeds.onceFailed(), World::new));
    }

    @Test
    void theSameSeedGivesTheSameTrace() {
        for (var seed : LongStream.range(0, 100).toArray()) {
            var first = new World(seed).run().trace();
            assertEquals(first.hash(), new World(seed).run().trace().hash(), "seed " + seed);
            assertTrue(first.lines().size() > 4, "seed " + seed);
        }
    }

    // What is never tried cannot fail.
    @Test
    void theSeedsHoldEveryKindOfTrouble() {
        var scenarios = LongStream.range(0, 500).mapToObj(Scenario::of).toList();
        for (var restart : Scenario.Restart.values()) {
            assertTrue(scenarios.stream().anyMatch(s -> s.restart() == restart), restart.name());
        }
        for (var leaving : Scenario.Leaving.values()) {
            assertTrue(scenarios.stream().anyMatch(s -> s.left().leaving() == leaving), leaving.name());
        }
        for (var mode : Scenario.CodeMode.values()) {
            assertTrue(scenarios.stream().anyMatch(s -> s.left().mode() == mode), mode.name());
        }
        assertTrue(scenarios.stream().anyMatch(Scenario::firstLinkFails));
        assertTrue(scenarios.stream().anyMatch(Scenario::realCrypto));
        assertEquals(0.2, scenarios.stream().filter(Scenario::wrongCode).count() / 500.0, 0.06);
    }

    private static void assertNoFailure(List<World.Result> results) {
        var failed = results.stream()
                .filter(result -> result.failure().isPresent())
                .limit(10)
                .map(Seeds::howToReplay)
                .collect(Collectors.joining("\n"));
        assertEquals("", failed);
    }

    private static void report(List<World.Result> results, long nanos) {
        var ends = new TreeMap<String, Integer>();
        results.forEach(result -> ends.merge(result.ends(), 1, Integer::sum));
        System.out.printf(
                "%d worlds, %d steps, %.1f virtual hours, %.1f s; how they end: %s%n",
                results.size(),
                results.stream().mapToLong(World.Result::steps).sum(),
                results.stream().mapToLong(World.Result::millis).sum() / 3.6e6,
                nanos / 1e9,
                ends);
    }
}
