package wormhole.filetransfer;

import java.time.Duration;
import java.util.function.LongSupplier;
import wormhole.api.transit.TransitPath;
import wormhole.api.transit.TransitRole;
import wormhole.filetransfer.error.TransferInterruptedException;

/**
 * Ends a transfer whose connection says nothing any more, without having been closed. Begins when there is a connection; hears the
 * progress, and hands it on.
 */
final class SilenceWatch implements Progress, AutoCloseable {
    private static final long MOST_LOOK_MILLIS = 5_000;
    private static final int LOOKS = 4;

    private final Progress progress;
    private final Patience limits;
    private final boolean sending;
    private final Stop stop;
    private final LongSupplier nanos;
    private final Later later;
    private volatile boolean confirming;
    private volatile long lastNanos;
    private volatile boolean closed;

    /** Runs something after a while. */
    @FunctionalInterface
    interface Later {
        void run(Runnable task, Duration after);
    }

    SilenceWatch(Progress progress, Patience limits, TransitRole role, Stop stop) {
        this(progress, limits, role, stop, System::nanoTime, Threads::later);
    }

    /** With another clock, and another way to wait. */
    SilenceWatch(Progress progress, Patience limits, TransitRole role, Stop stop, LongSupplier nanos, Later later) {
        this.progress = progress;
        this.limits = limits;
        this.sending = role == TransitRole.SENDER;
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
        confirming = true;
        lastNanos = nanos.getAsLong();
        progress.confirming();
    }

    private Duration patience() {
        return confirming ? limits.confirmation() : limits.data();
    }

    private void lookLater() {
        var millis = Math.max(1, Math.min(MOST_LOOK_MILLIS, patience().toMillis() / LOOKS));
        later.run(this::look, Duration.ofMillis(millis));
    }

    private void look() {
        if (closed) {
            return;
        }
        if (nanos.getAsLong() - lastNanos > patience().toNanos()) {
            stop.because(new TransferInterruptedException(
                    silence() + " for " + patience().toSeconds() + " seconds"));
        } else {
            lookLater();
        }
    }

    private String silence() {
        if (confirming) {
            return sending
                    ? "everything was sent, but the other side has not confirmed it"
                    : "everything came, but could not be put in its place";
        }
        return sending ? "nothing could be sent any more" : "nothing came from the other side any more";
    }

    @Override
    public void close() {
        closed = true;
    }
}
