package wormhole.filetransfer;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
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
    private volatile boolean confirming;
    private volatile long lastNanos;
    private volatile boolean closed;

    SilenceWatch(Progress progress, Patience limits, TransitRole role, Stop stop) {
        this.progress = progress;
        this.limits = limits;
        this.sending = role == TransitRole.SENDER;
        this.stop = stop;
    }

    @Override
    public void connected(TransitPath path) {
        lastNanos = System.nanoTime();
        lookLater();
        progress.connected(path);
    }

    @Override
    public void moved(long bytes, long total) {
        progress.moved(bytes, total);
        // Afterwards: the listener may have waited for a person.
        lastNanos = System.nanoTime();
    }

    @Override
    public void confirming() {
        confirming = true;
        lastNanos = System.nanoTime();
        progress.confirming();
    }

    private Duration patience() {
        return confirming ? limits.confirmation() : limits.data();
    }

    private void lookLater() {
        var millis = Math.max(1, Math.min(MOST_LOOK_MILLIS, patience().toMillis() / LOOKS));
        CompletableFuture.delayedExecutor(millis, TimeUnit.MILLISECONDS).execute(this::look);
    }

    private void look() {
        if (closed) {
            return;
        }
        if (System.nanoTime() - lastNanos > patience().toNanos()) {
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
