package wormhole.runtime.loop;

import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** The few threads of a client, however many wormholes it has. All are daemons and end when idle or closed. */
public final class Threads implements AutoCloseable {
    private static final int CALLBACK_THREADS = 4;
    private static final long IDLE_SECONDS = 10;
    private static final ThreadFactory LAST = named("wormhole-last");

    private final ScheduledThreadPoolExecutor timers = new ScheduledThreadPoolExecutor(1, named("wormhole-timer"));
    private final ThreadPoolExecutor callbacks = new ThreadPoolExecutor(
            CALLBACK_THREADS,
            CALLBACK_THREADS,
            IDLE_SECONDS,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(),
            named("wormhole-callback"));

    /** Makes executors; their threads start when there is something to do. */
    public Threads() {
        timers.setRemoveOnCancelPolicy(true);
        timers.setKeepAliveTime(IDLE_SECONDS, TimeUnit.SECONDS);
        timers.allowCoreThreadTimeOut(true);
        callbacks.allowCoreThreadTimeOut(true);
    }

    /**
     * For waits.
     *
     * @return one thread
     */
    public ScheduledExecutorService timers() {
        return timers;
    }

    /**
     * For the application's callbacks, unless it brings an executor of its own.
     *
     * @return a few threads
     */
    public ExecutorService callbacks() {
        return callbacks;
    }

    /**
     * An executor that never refuses. What an application's executor refuses, because it was shut down before its wormholes,
     * runs on a thread of its own: the last news of a wormhole must not be lost.
     *
     * @param executor tried first
     * @return runs everything it is given
     */
    public static Executor neverRefusing(Executor executor) {
        return task -> {
            try {
                executor.execute(task);
            } catch (RejectedExecutionException e) {
                LAST.newThread(task).start();
            }
        };
    }

    /** Takes no new tasks; callbacks that are queued still run. */
    @Override
    public void close() {
        timers.shutdownNow();
        callbacks.shutdown();
    }

    private static ThreadFactory named(String name) {
        var number = new AtomicInteger();
        return task -> {
            var thread = new Thread(task, name + "-" + number.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        };
    }
}
