package wormhole.core.rendezvous;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import wormhole.core.wire.Phase;

class HeardPhasesTest {
    private static HeardPhases unknown(int count) {
        return new HeardPhases(
                0,
                IntStream.range(0, count)
                        .mapToObj(i -> new Phase("unknown-" + i))
                        .collect(Collectors.toUnmodifiableSet()));
    }

    @Test
    void numbersWithoutAGapTakeNoRoomHoweverManyTheyAre() {
        var heard = HeardPhases.NONE;
        for (var i = 0; i < 10_000; i++) {
            assertFalse(heard.contains(Phase.numbered(i)));
            heard = heard.plus(Phase.numbered(i));
            assertTrue(heard.contains(Phase.numbered(i)));
        }
        assertEquals(new HeardPhases(10_000, Set.of()), heard);
        assertTrue(heard.contains(Phase.numbered(0)));
    }

    @Test
    void aGapThatIsFilledTakesNoRoomAnyMore() {
        var gap = HeardPhases.NONE.plus(Phase.numbered(2)).plus(Phase.numbered(1));
        assertEquals(new HeardPhases(0, Set.of(Phase.numbered(1), Phase.numbered(2))), gap);
        assertEquals(new HeardPhases(3, Set.of()), gap.plus(Phase.numbered(0)));
    }

    @Test
    void phasesWithoutANumberAreKeptUpToALimit() {
        assertFalse(unknown(4095).isFull());
        assertTrue(unknown(4096).isFull());
        assertTrue(unknown(4095).plus(Phase.PAKE).isFull());
    }
}
