package wormhole.conformance.simulation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Two contests and a network of hanging, dying and lying connections, from a seed each: both sides agree on one connection, the
 * others are closed, it ends in time, and what was allowed is what was done. {@code -Dwormhole.seeds} and {@code -Dwormhole.seed}
 * as in {@link WormholeSimulation}.
 */
class ContestSimulation {
    private static final int BUG_SEEDS = 400;

    /** A silent caller held up the relay. */
    private static final long[] ONCE_FAILED = {1828, 2080};

    @Test
    void bothSidesAlwaysAgreeAndAlwaysEnd() {
        var results = run(Seeds.chosen(), ContestHandling.HONEST);
        var ends = new TreeMap<String, Integer>();
        results.forEach(result -> ends.merge(result.end(), 1, Integer::sum));
        System.out.println(results.size() + " contests; how they end: " + ends);
        assertEquals("", failures(results));
        if (results.size() >= 1000) {
            assertTrue(ends.keySet().containsAll(List.of("DIRECT/DIRECT", "RELAY/RELAY")), ends.toString());
            assertTrue(ends.size() > 5, "every kind of end is tried: " + ends);
        }
    }

    @Test
    void whatOnceFailedDoesNotFailAgain() {
        assertEquals("", failures(run(LongStream.of(ONCE_FAILED), ContestHandling.HONEST)));
    }

    @ParameterizedTest
    @EnumSource(value = ContestHandling.class, mode = EnumSource.Mode.EXCLUDE, names = "HONEST")
    void aPlantedBugIsCaught(ContestHandling bug) {
        var failed = run(LongStream.range(0, BUG_SEEDS), bug).stream()
                .filter(result -> result.failure().isPresent())
                .toList();
        System.out.printf("%-30s %3d of %d contests fail%n", bug, failed.size(), BUG_SEEDS);
        assertFalse(failed.isEmpty(), "no contest fails");
        System.out.println("    the first: seed " + failed.get(0).seed() + " "
                + failed.get(0).failure().orElseThrow());
    }

    private static List<ContestWorld.Result> run(LongStream seeds, ContestHandling handling) {
        return seeds.parallel()
                .mapToObj(seed -> new ContestWorld(seed, handling).run())
                .toList();
    }

    private static String failures(List<ContestWorld.Result> results) {
        return results.stream()
                .filter(result -> result.failure().isPresent())
                .limit(10)
                .map(result -> "seed " + result.seed() + " " + result.failure().orElseThrow() + " (-Dwormhole.seed="
                        + result.seed() + ")")
                .collect(Collectors.joining("\n"));
    }
}
