package wormhole.filetransfer;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import wormhole.api.transit.TransitPath;
import wormhole.filetransfer.error.TransferInterruptedException;

/**
 * Ends a transfer whose connection says nothing any more, without having been closed. Begins when there is a connection; hears the
 * progress, and hands it on.
 */
final class SilenceWatch implements Progress, AutoCloseable {
    /** How long no byte may go through. */
    static final Duration DATA_PATIENCE = Duration.ofSeconds(120);

    /** How long the other side may take to put everything in its place, which for a large directory is a while. */
    static final Duration CONFIRMATION_PATIENCE = Duration.ofMinutes(10);

    private static final long LOOK_SECONDS = 5;

    private final Progress progress;
    private final Stop stop;
    private final LongSupplier nanos;
    private final Executor later;
    private volatile Duration patience = DATA_PATIENCE;
    private volatile long lastNanos;
    private volatile boolean closed;

    SilenceWatch(Progress progress, Stop stop) {
        this(progress, stop, System::nanoTime, CompletableFuture.delayedExecutor(LOOK_SECONDS, TimeUnit.SECONDS));
    }

    /** With another clock, and what runs a look after a while. */
    SilenceWatch(Progress progress, Stop stop, LongSupplier nanos, Executor later) {
        this.progress = progress;
        this.stop = stop;
        this.nanos = nanos;
        this.later = later;
    }

    @Override
    public void connected(TransitPath path) {
        lastNanos = nanos.getAsLong();
        lookLater();
        progress.connected(path);
    }

    @Override
    public void moved(long bytes, long total) {
        progress.moved(bytes, total);
        // Afterwards: the listener may have waited for a person.
        lastNanos = nanos.getAsLong();
    }

    @Override
    public void confirming() {
        patience = CONFIRMATION_PATIENCE;
        lastNanos = nanos.getAsLong();
        progress.confirming();
    }

    private void lookLater() {
        later.execute(this::look);
    }

    private void look() {
        if (closed) {
            return;
        }
        if (nanos.getAsLong() - lastNanos > patience.toNanos()) {
            stop.because(new TransferInterruptedException(
                    "nothing was heard from the other side for " + patience.toSeconds() + " seconds"));
        } else {
            lookLater();
        }
    }

    @Override
    public void close() {
        closed = true;
    }
}
