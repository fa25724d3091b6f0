package wormhole.runtime.transit;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import wormhole.transit.contest.ConnectionId;
import wormhole.transit.contest.Input;
import wormhole.transit.contest.Timer;

/** The waits of one contest. Those of connections that have ended are cancelled. Used in turns only. */
final class ContestWaits {
    private static final Duration LONGEST = Duration.ofDays(10_000);

    private final TransitDriver driver;
    private final ScheduledExecutorService timers;
    private final Map<Timer, Future<?>> pending = new HashMap<>();

    ContestWaits(TransitDriver driver, ScheduledExecutorService timers) {
        this.driver = driver;
        this.timers = timers;
    }

    void arm(Timer timer, Duration delay) {
        var millis = delay.compareTo(LONGEST) > 0 ? LONGEST.toMillis() : delay.toMillis();
        try {
            pending.put(
                    timer,
                    timers.schedule(() -> driver.happened(new Input.TimerFired(timer)), millis, TimeUnit.MILLISECONDS));
        } catch (RejectedExecutionException e) {
            // The client is closed, and closes us.
            driver.close();
        }
    }

    void forget(ConnectionId id) {
        var wait = pending.remove(new Timer.Handshake(id));
        if (wait != null) {
            wait.cancel(false);
        }
    }

    void cancelAll() {
        pending.values().forEach(wait -> wait.cancel(false));
        pending.clear();
    }
}
