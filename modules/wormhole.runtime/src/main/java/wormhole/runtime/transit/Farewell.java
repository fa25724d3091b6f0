package wormhole.runtime.transit;

import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import wormhole.spi.stream.ByteStream;

/**
 * Closes a stream when what was sent is written. The stream itself gives that a few seconds, which a slow line may need for less
 * than is queued; so it is told only when little is left, or when nothing gets on any more.
 */
final class Farewell {
    private static final long POLL_MILLIS = 50;
    // Without a byte written.
    private static final long PATIENCE_MILLIS = 30_000;

    private final ByteStream stream;
    private final ScheduledExecutorService timers;
    private volatile boolean over;
    private long queued = Long.MAX_VALUE;
    private long waited;

    Farewell(ByteStream stream, ScheduledExecutorService timers) {
        this.stream = stream;
        this.timers = timers;
    }

    /** Once. */
    void begin() {
        var now = stream.queued();
        waited = now < queued ? 0 : waited + POLL_MILLIS;
        queued = now;
        if (over || now == 0 || waited > PATIENCE_MILLIS) {
            stream.close();
            return;
        }
        try {
            timers.schedule(this::begin, POLL_MILLIS, TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException e) {
            stream.close();
        }
    }

    void over() {
        over = true;
    }
}
