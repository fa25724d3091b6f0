package wormhole.core.effect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;

final class StepTest {
    @Test
    void whatIsAddedComesLastAndTheStateStays() {
        var step = Step.to("state", 1, 2).and(3).and(List.of()).and(List.of(4, 5));
        assertEquals(new Step<>("state", List.of(1, 2, 3, 4, 5)), step);
    }

    @Test
    void aStepIsNotChangedByWhatIsAddedToIt() {
        Step<String, Integer> quiet = Step.to("state");
        assertEquals(List.of(7), quiet.and(7).reports());
        assertEquals(List.of(), quiet.reports());
        assertThrows(
                UnsupportedOperationException.class,
                () -> quiet.and(7).reports().add(8));
    }

    @Test
    void aTimerIsKnownByItsKindAndItsGeneration() {
        var timer = new Timer(Timer.Kind.RECONNECT, 5_000_000_000L);
        var same = new Timer(Timer.Kind.RECONNECT, 5_000_000_000L);
        assertEquals(timer, same);
        assertEquals(timer.hashCode(), same.hashCode());
        assertNotEquals(timer, new Timer(Timer.Kind.CLOSE, 5_000_000_000L));
        assertNotEquals(timer, new Timer(Timer.Kind.RECONNECT, 5_000_000_001L));
        assertNotEquals(timer, "timer");
    }
}
