package wormhole.transport.tcp;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectableChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.ArrayList;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * One thread that waits for many channels, runs tasks in order and keeps times. It lives as long as somebody holds it:
 * whoever makes it holds it once, and what uses it after that holds and releases it.
 */
final class Loop implements Executor {
    private static final int BUFFER_BYTES = 64 * 1024;

    /** What a channel is registered with. */
    interface Registered {
        /** The channel can do something it was registered for. */
        void ready(SelectionKey key);

        /** The loop cannot go on. */
        void broken(IOException cause);
    }

    /** A time that can be cancelled. */
    static final class Timer implements Comparable<Timer> {
        private final long at;
        private final Runnable task;
        private boolean cancelled;

        private Timer(long at, Runnable task) {
            this.at = at;
            this.task = task;
        }

        void cancel() {
            cancelled = true;
        }

        @Override
        public int compareTo(Timer other) {
            return Long.signum(at - other.at);
        }
    }

    private final Selector selector;
    private final Thread thread;
    private final Queue<Runnable> tasks = new ConcurrentLinkedQueue<>();
    private final AtomicBoolean woken = new AtomicBoolean();
    private final PriorityQueue<Timer> timers = new PriorityQueue<>();

    private List<TcpStream> dirty = new ArrayList<>();
    private List<TcpStream> flushing = new ArrayList<>();
    private boolean cancelled;

    private final Object life = new Object();
    private int holds = 1;
    private boolean ended;

    /** Shared by the streams of this loop, used only within one call on its thread. */
    final ByteBuffer readBuffer = ByteBuffer.allocateDirect(BUFFER_BYTES);

    /** As {@link #readBuffer}. */
    final ByteBuffer writeBuffer = ByteBuffer.allocateDirect(BUFFER_BYTES);

    Loop(String name) throws IOException {
        selector = Selector.open();
        thread = new Thread(this::run, name);
        thread.setDaemon(true);
        thread.start();
    }

    /** False if the loop has ended already. */
    boolean hold() {
        synchronized (life) {
            holds += ended ? 0 : 1;
            return !ended;
        }
    }

    void release() {
        synchronized (life) {
            holds--;
        }
        wake();
    }

    @Override
    public void execute(Runnable task) {
        synchronized (life) {
            if (ended) {
                throw new RejectedExecutionException("it has ended");
            }
            tasks.add(task);
        }
        wake();
    }

    boolean isCurrent() {
        return Thread.currentThread() == thread;
    }

    // ---- on the thread of the loop only

    SelectionKey register(SelectableChannel channel, int interest, Registered what) throws IOException {
        return channel.register(selector, interest, what);
    }

    /** To be told of every cancelled key: its channel is closed for good only by the next selection. */
    void cancel(SelectionKey key) {
        key.cancel();
        cancelled = true;
    }

    /** Makes cancelled keys let go of their channels now. Not while a channel is being served. */
    void settle() {
        try {
            selector.selectNow(this::ready);
        } catch (IOException e) {
            breakAll(e);
        }
    }

    void flushSoon(TcpStream stream) {
        dirty.add(stream);
    }

    Timer after(long delay, TimeUnit unit, Runnable task) {
        var timer = new Timer(System.nanoTime() + unit.toNanos(delay), task);
        timers.add(timer);
        return timer;
    }

    // ---- inside

    private void wake() {
        if (!isCurrent() && woken.compareAndSet(false, true)) {
            selector.wakeup();
        }
    }

    private void run() {
        try {
            while (!endsNow()) {
                select();
                runTasks();
                runTimers();
                flush();
            }
        } catch (IOException e) {
            breakAll(e);
        } finally {
            end();
        }
    }

    private boolean endsNow() {
        synchronized (life) {
            ended = holds == 0 && tasks.isEmpty() && dirty.isEmpty();
            return ended;
        }
    }

    private void select() throws IOException {
        long wait = waitMillis();
        cancelled = false;
        if (wait == 0) {
            selector.selectNow(this::ready);
        } else {
            selector.select(this::ready, wait < 0 ? 0 : wait);
        }
        woken.set(false);
    }

    /** 0 for not at all, negative for as long as it takes. */
    private long waitMillis() {
        if (cancelled || !tasks.isEmpty() || !dirty.isEmpty()) {
            return 0;
        }
        while (!timers.isEmpty() && timers.peek().cancelled) {
            timers.remove();
        }
        var next = timers.peek();
        return next == null ? -1 : Math.max(0, TimeUnit.NANOSECONDS.toMillis(next.at - System.nanoTime() + 999_999));
    }

    private void ready(SelectionKey key) {
        var what = (Registered) key.attachment();
        guarded(() -> what.ready(key));
    }

    private void runTasks() {
        for (var task = tasks.poll(); task != null; task = tasks.poll()) {
            guarded(task);
        }
    }

    private void runTimers() {
        long now = System.nanoTime();
        while (!timers.isEmpty() && timers.peek().at - now <= 0) {
            var timer = timers.remove();
            if (!timer.cancelled) {
                guarded(timer.task);
            }
        }
    }

    private void flush() {
        var now = dirty;
        dirty = flushing;
        flushing = now;
        for (var stream : now) {
            guarded(stream::flush);
        }
        now.clear();
    }

    /** Nothing that one stream or task does may end the others. */
    private static void guarded(Runnable step) {
        try {
            step.run();
        } catch (RuntimeException | Error e) {
            logFailure(e);
        }
    }

    /** Logs what somebody's callback threw: where, never its text, which may hold anything. */
    static void logFailure(Throwable e) {
        var where = e.getStackTrace().length == 0 ? "" : " at " + e.getStackTrace()[0];
        log(System.Logger.Level.WARNING, "a callback threw " + e.getClass().getName() + where);
    }

    /** Looks the logger up each time, which is seldom: a program that starts and ends quickly never pays for one. */
    static void log(System.Logger.Level level, String text) {
        System.getLogger("wormhole.transport.tcp").log(level, text);
    }

    private void breakAll(IOException cause) {
        log(System.Logger.Level.ERROR, "selecting failed: " + cause.getMessage());
        for (var key : selector.keys()) {
            guarded(() -> ((Registered) key.attachment()).broken(cause));
        }
    }

    private void end() {
        synchronized (life) {
            ended = true;
        }
        runTasks();
        try {
            selector.close();
        } catch (IOException e) {
            log(System.Logger.Level.DEBUG, "closing a selector failed: " + e.getMessage());
        }
    }
}
