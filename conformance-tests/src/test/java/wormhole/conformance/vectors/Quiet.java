package wormhole.conformance.vectors;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Tells a transfer that waits from one that is slow. A machine may take any time for its work; but while there is work, one of its
 * threads is about it.
 */
final class Quiet {
    private static final String THREADS = "wormhole-transfer-";
    private static final long LOOK_MILLIS = 50;
    private static final int QUIET_LOOKS = 20;

    private Quiet() {}

    /**
     * How it ended.
     *
     * @throws TimeoutException if none of its threads has had anything to do for a while, or patience is over
     */
    static <T> T endOf(CompletableFuture<T> done, Duration patience)
            throws InterruptedException, ExecutionException, TimeoutException {
        var end = System.nanoTime() + patience.toNanos();
        for (var quiet = 0; quiet < QUIET_LOOKS && System.nanoTime() < end; quiet = somebodyWorks() ? 0 : quiet + 1) {
            try {
                return done.get(LOOK_MILLIS, TimeUnit.MILLISECONDS);
            } catch (TimeoutException notYet) {
                // perhaps never
            }
        }
        throw new TimeoutException();
    }

    private static boolean somebodyWorks() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith(THREADS))
                .map(Thread::getState)
                .anyMatch(state ->
                        state == Thread.State.NEW || state == Thread.State.RUNNABLE || state == Thread.State.BLOCKED);
    }
}
