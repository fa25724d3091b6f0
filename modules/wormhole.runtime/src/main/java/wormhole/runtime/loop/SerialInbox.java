package wormhole.runtime.loop;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Runs tasks one at a time, in order, on the threads of an executor. With {@code Runnable::run} as the executor the thread
 * that brings the first task runs it and those that come meanwhile, so nobody ever waits for a lock; a task that brings another
 * never runs it inside itself. What a task writes, the next one sees.
 */
public final class SerialInbox implements Executor {
    // So many tasks one thread runs before another takes over: a flood must not hold whoever happened to come first.
    private static final int MAX_IN_A_ROW = 256;

    private final Executor executor;
    private final @Nullable Executor relief;
    private final Queue<Runnable> tasks = new ConcurrentLinkedQueue<>();

    // How many tasks are queued or running. Whoever raises it from 0 runs the queue until it is 0 again.
    private final AtomicInteger pending = new AtomicInteger();

    private volatile long owner = -1;

    /**
     * Makes an empty inbox.
     *
     * @param executor where tasks run; must run all it is given
     */
    public SerialInbox(Executor executor) {
        this.executor = executor;
        this.relief = null;
    }

    private SerialInbox(Executor executor, Executor relief) {
        this.executor = executor;
        this.relief = relief;
    }

    /**
     * Makes an empty inbox whose tasks run on the threads that bring them.
     *
     * @param relief takes over from a thread that would have to run more than a few hundred tasks; may refuse
     * @return the inbox
     */
    public static SerialInbox onCallers(Executor relief) {
        return new SerialInbox(Runnable::run, relief);
    }

    @Override
    public void execute(Runnable task) {
        tasks.add(task);
        if (pending.getAndIncrement() == 0) {
            executor.execute(this::drain);
        }
    }

    /**
     * Whether the current thread is running a task of this inbox.
     *
     * @return true inside a task
     */
    public boolean isInside() {
        return owner == Thread.currentThread().getId();
    }

    private void drain() {
        var inARow = 0;
        do {
            if (inARow++ >= MAX_IN_A_ROW && handedOver()) {
                return;
            }
            owner = Thread.currentThread().getId();
            try {
                run(tasks.remove());
            } finally {
                owner = -1;
            }
        } while (pending.decrementAndGet() != 0);
    }

    private boolean handedOver() {
        if (relief == null) {
            return false;
        }
        try {
            relief.execute(this::drain);
            return true;
        } catch (RejectedExecutionException e) {
            return false;
        }
    }

    // A task that throws must not take the ones behind it along, and neither must who hears of it.
    private static void run(Runnable task) {
        try {
            task.run();
        } catch (Throwable e) {
            var thread = Thread.currentThread();
            try {
                thread.getUncaughtExceptionHandler().uncaughtException(thread, e);
            } catch (Throwable ignored) {
                // As the virtual machine does with what a handler throws.
            }
        }
    }
}
