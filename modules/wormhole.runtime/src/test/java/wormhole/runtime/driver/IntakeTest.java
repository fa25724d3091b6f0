package wormhole.runtime.driver;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

final class IntakeTest {
    @Test
    void aMessageMayAlwaysEnterWhatIsEmpty() {
        var intake = new Intake(10);
        intake.enter("x".repeat(1_000), true);
        assertEquals(1_000, intake.held());
    }

    @Test
    void whoBringsTooMuchWaitsUntilSomethingHasLeft() throws Exception {
        var intake = new Intake(10);
        var first = "x".repeat(100);
        intake.enter(first, true);
        var entering = CompletableFuture.runAsync(() -> intake.enter("y", true));
        Thread.sleep(20);
        assertFalse(entering.isDone());
        intake.leave(first);
        entering.get(60, TimeUnit.SECONDS);
        assertEquals(1, intake.held());
    }

    @Test
    void whoMayNotWaitDoesNot() {
        var intake = new Intake(10);
        intake.enter("x".repeat(100), true);
        intake.enter("y", false);
        assertEquals(101, intake.held());
    }

    @Test
    void nobodyWaitsForEver() {
        var intake = new Intake(10);
        intake.enter("x".repeat(100), true);
        intake.enter("y", true);
        assertTrue(intake.held() > 100);
    }
}
