package wormhole.runtime.driver;

import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import wormhole.core.effect.Timer;

/** The waits of one wormhole, at most one of each kind. What is not waited for any more is cancelled. Used in turns only. */
final class Waits {
    // Longer than any program waits, and countable in milliseconds.
    private static final Duration LONGEST = Duration.ofDays(10_000);

    private final ScheduledExecutorService timers;
    private final Map<Timer.Kind, Future<?>> pending = new EnumMap<>(Timer.Kind.class);

    Waits(ScheduledExecutorService timers) {
        this.timers = timers;
    }

    /** Runs a task after a while, instead of the one of the same kind before it. False if the client is closed. */
    boolean arm(Timer.Kind kind, Duration delay, Runnable task) {
        try {
            var before = pending.put(kind, timers.schedule(task, millis(delay), TimeUnit.MILLISECONDS));
            cancel(before);
            return true;
        } catch (RejectedExecutionException e) {
            return false;
        }
    }

    private static long millis(Duration delay) {
        return delay.compareTo(LONGEST) > 0 ? LONGEST.toMillis() : delay.toMillis();
    }

    void cancelAll() {
        pending.values().forEach(Waits::cancel);
        pending.clear();
    }

    private static void cancel(@Nullable Future<?> wait) {
        if (wait != null) {
            wait.cancel(false);
        }
    }
}
