package wormhole.filetransfer;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import wormhole.filetransfer.error.TransferInterruptedException;

/**
 * Sees to it that a pipe through which nothing goes is known to be alive: says so when nothing else was said for a while, and ends
 * a pipe whose other end says nothing any more. While our own output takes nothing, nobody is listened to and nobody blamed.
 */
final class PipePulse implements AutoCloseable {
    /** How long nothing may be said before it is said that we are there. */
    static final Duration BEAT = Duration.ofSeconds(15);

    /** How long nothing may be heard. */
    static final Duration PATIENCE = Duration.ofSeconds(120);

    private static final Duration LOOK = Duration.ofSeconds(5);

    private final Supplier<CompletableFuture<Void>> sayAlive;
    private final Stop stop;
    private CompletableFuture<Void> beat = CompletableFuture.completedFuture(null);
    private volatile long saidNanos = System.nanoTime();
    private volatile long heardNanos;
    private volatile boolean listening;
    private volatile boolean closed;

    PipePulse(Supplier<CompletableFuture<Void>> sayAlive, Stop stop) {
        this.sayAlive = sayAlive;
        this.stop = stop;
    }

    void begin() {
        Threads.later(this::lookAgain, LOOK);
    }

    private void lookAgain() {
        if (!closed) {
            look(System.nanoTime());
            begin();
        }
    }

    void said() {
        saidNanos = System.nanoTime();
    }

    /** Whether somebody waits for the other side. */
    void listening(boolean now) {
        heardNanos = System.nanoTime();
        listening = now;
    }

    /** Looks at the clock. */
    void look(long nanos) {
        if (nanos - saidNanos >= BEAT.toNanos() && beat.isDone()) {
            saidNanos = nanos;
            beat = sayAlive.get();
        }
        if (listening && nanos - heardNanos > PATIENCE.toNanos()) {
            stop.because(new TransferInterruptedException(
                    "nothing was heard from the other side for " + PATIENCE.toSeconds() + " seconds"));
        }
    }

    @Override
    public void close() {
        closed = true;
    }
}
