package wormhole.filetransfer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import wormhole.filetransfer.error.TransferInterruptedException;

class PipePulseTest {
    private static final long BEAT = PipePulse.BEAT.toNanos();
    private static final long PATIENCE = PipePulse.PATIENCE.toNanos();

    private final List<CompletableFuture<Void>> beats = new ArrayList<>();
    private final Stop stop = new Stop(Patience.DEFAULT);
    private final PipePulse pulse = new PipePulse(this::beat, stop);

    private CompletableFuture<Void> beat() {
        beats.add(new CompletableFuture<>());
        return beats.get(beats.size() - 1);
    }

    @Test
    void aBeatFollowsSilenceOfOurOwn() {
        var start = System.nanoTime();
        pulse.look(start);
        assertEquals(0, beats.size());
        pulse.look(start + BEAT);
        assertEquals(1, beats.size());
    }

    @Test
    void aBeatThatIsNotThroughIsNotRepeated() {
        var start = System.nanoTime() + BEAT;
        pulse.look(start);
        pulse.look(start + BEAT);
        assertEquals(1, beats.size());
        beats.get(0).complete(null);
        pulse.look(start + 2 * BEAT);
        assertEquals(2, beats.size());
    }

    @Test
    void thePeersSilenceEndsThePipe() {
        pulse.listening(true);
        var start = System.nanoTime();
        pulse.look(start + PATIENCE - BEAT);
        assertFalse(stop.reason().isPresent());
        pulse.look(start + PATIENCE + 1);
        assertInstanceOf(TransferInterruptedException.class, stop.reason().orElseThrow());
    }

    @Test
    void nobodyIsBlamedWhoIsNotListenedTo() {
        pulse.listening(true);
        pulse.listening(false);
        pulse.look(System.nanoTime() + 2 * PATIENCE);
        assertFalse(stop.reason().isPresent());
    }
}
