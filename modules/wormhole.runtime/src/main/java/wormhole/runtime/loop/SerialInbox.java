package wormhole.runtime.loop;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Runs tasks one at a time, in order, on the threads of an executor. With {@code Runnable::run} as the executor the thread
 * that brings the first task runs it and all that come meanwhile, so nobody ever waits for a lock; a task that brings another
 * never runs it inside itself. What a task writes, the next one sees.
 */
public final class SerialInbox implements Executor {
    private final Executor executor;
    private final Queue<Runnable> tasks = new ConcurrentLinkedQueue<>();

    // How many tasks are queued or running. Whoever raises it from 0 runs the queue until it is 0 again.
    private final AtomicInteger pending = new AtomicInteger();

    private volatile long owner = -1;

    /**
     * Makes an empty inbox.
     *
     * @param executor where tasks run
     */
    public SerialInbox(Executor executor) {
        this.executor = executor;
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
        do {
            owner = Thread.currentThread().getId();
            try {
                run(tasks.remove());
            } finally {
                owner = -1;
            }
        } while (pending.decrementAndGet() != 0);
    }

    // A task that throws must not take the ones behind it along.
    private static void run(Runnable task) {
        try {
            task.run();
        } catch (RuntimeException | Error e) {
            var thread = Thread.currentThread();
            thread.getUncaughtExceptionHandler().uncaughtException(thread, e);
        }
    }
}
