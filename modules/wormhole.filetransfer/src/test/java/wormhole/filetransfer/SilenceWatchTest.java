package wormhole.filetransfer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import org.junit.jupiter.api.Test;
import wormhole.api.transit.TransitPath;
import wormhole.api.transit.TransitRole;
import wormhole.filetransfer.error.TransferInterruptedException;

/** With a clock, and looks, that the test makes. */
class SilenceWatchTest {
    private static final Duration DATA = Patience.DEFAULT.data();
    private static final Duration CONFIRMATION = Patience.DEFAULT.confirmation();
    private static final TransitPath PATH = new TransitPath(false, "->memory");

    private final Stop stop = new Stop(Patience.DEFAULT);
    private final Queue<Runnable> looks = new ArrayDeque<>();
    private final List<String> heard = new ArrayList<>();
    // As nanoTime may be: about to overflow.
    private long now = Long.MAX_VALUE - 1000;
    private Duration listening = Duration.ZERO;

    private final SilenceWatch watch = watch(TransitRole.SENDER);

    private SilenceWatch watch(TransitRole role) {
        return new SilenceWatch(new Listener(), Patience.DEFAULT, role, stop, () -> now, (look, after) -> {
            assertTrue(after.compareTo(DATA.dividedBy(10)) < 0, "it is looked often enough");
            looks.add(look);
        });
    }

    private final class Listener implements Progress {
        @Override
        public void connected(TransitPath path) {
            heard.add("connected " + path.description());
        }

        @Override
        public void moved(long bytes, long total) {
            now += listening.toNanos();
            heard.add("moved " + bytes + " of " + total);
        }

        @Override
        public void confirming() {
            heard.add("confirming");
        }
    }

    private void passes(Duration time) {
        now += time.toNanos();
        looks.remove().run();
    }

    private boolean isEnded() {
        return stop.reason().isPresent();
    }

    @Test
    void nothingIsLookedForBeforeThereIsAConnection() {
        assertTrue(looks.isEmpty());
        watch.connected(PATH);
        assertEquals(1, looks.size());
    }

    @Test
    void silenceThatIsLongerThanThePatienceEndsTheTransfer() {
        watch.connected(PATH);
        passes(DATA);
        assertTrue(!isEnded());
        passes(Duration.ofNanos(1));
        assertEquals("nothing could be sent any more for 120 seconds", reason());
        assertTrue(looks.isEmpty());
    }

    private String reason() {
        return assertInstanceOf(
                        TransferInterruptedException.class, stop.reason().orElseThrow())
                .getMessage();
    }

    @Test
    void theReceiverIsToldOfItsOwnWait() {
        var receiving = watch(TransitRole.RECEIVER);
        receiving.connected(PATH);
        passes(DATA.plusNanos(1));
        assertEquals("nothing came from the other side any more for 120 seconds", reason());
    }

    @Test
    void whoeverSaysSomethingNowAndThenIsNotSilent() {
        watch.connected(PATH);
        for (var i = 0; i < 100; i++) {
            watch.moved(i, 100);
            passes(DATA);
        }
        assertTrue(!isEnded());
    }

    @Test
    void aListenerThatWaitsForAPersonIsNoSilence() {
        watch.connected(PATH);
        listening = Duration.ofHours(1);
        watch.moved(1, 100);
        passes(Duration.ofSeconds(5));
        assertTrue(!isEnded());
    }

    @Test
    void theEndMayTakeLongerThanTheDataInBetween() {
        watch.connected(PATH);
        watch.confirming();
        passes(DATA.multipliedBy(2));
        assertTrue(!isEnded());
        passes(CONFIRMATION);
        assertEquals("everything was sent, but the other side has not confirmed it for 600 seconds", reason());
    }

    @Test
    void aTransferThatIsOverIsWatchedNoMore() {
        watch.connected(PATH);
        watch.close();
        passes(CONFIRMATION.multipliedBy(2));
        assertEquals(Optional.empty(), stop.reason());
        assertTrue(looks.isEmpty());
    }

    @Test
    void theListenerHearsEverything() {
        watch.connected(PATH);
        watch.moved(0, 3);
        watch.moved(3, 3);
        watch.confirming();
        assertEquals(List.of("connected ->memory", "moved 0 of 3", "moved 3 of 3", "confirming"), heard);
    }
}
