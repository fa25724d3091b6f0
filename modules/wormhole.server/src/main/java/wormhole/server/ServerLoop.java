package wormhole.server;

import java.io.IOException;
import java.time.Duration;
import java.util.Comparator;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.IntSupplier;
import wormhole.spi.Availability;
import wormhole.spi.stream.AcceptListener;
import wormhole.spi.stream.HostPort;
import wormhole.spi.stream.Listening;
import wormhole.spi.stream.StreamProvider;

/**
 * The place where a server listens, and the one thread it serves on. A clock beside it gives that thread something to do from time to
 * time. Methods may be called from any thread.
 */
public final class ServerLoop {
    /** How long a server that closes waits for others. */
    public static final Duration CLOSING = Duration.ofSeconds(5);

    private static final int BACKLOG = 4096;

    private final Listening listening;
    private final ScheduledExecutorService clock;

    private ServerLoop(Listening listening, String name) {
        this.listening = listening;
        this.clock = Executors.newSingleThreadScheduledExecutor(task -> clockThread(task, name));
    }

    /**
     * Begins to listen.
     *
     * @param name of the server, for the names of its threads
     * @param streams what to listen with; if empty, the provider of direct streams that is found
     * @param bind where, port 0 for a free one
     * @param listener hears of connections, on the loop
     * @return listening
     * @throws IOException it cannot listen; the text names the address
     * @throws IllegalStateException there is no stream provider
     */
    public static ServerLoop listen(
            String name, Optional<StreamProvider> streams, HostPort bind, AcceptListener listener) throws IOException {
        var provider = streams.orElseGet(ServerLoop::found);
        return new ServerLoop(provider.acceptor().listen(bind, BACKLOG, listener), name);
    }

    private static StreamProvider found() {
        return ServiceLoader.load(StreamProvider.class, ServerLoop.class.getClassLoader()).stream()
                .map(ServiceLoader.Provider::get)
                .filter(found -> found.availability() instanceof Availability.Ready)
                .filter(found -> found.hintTypes().contains("direct-tcp-v1"))
                .max(Comparator.comparingInt(StreamProvider::preference))
                .orElseThrow(
                        () -> new IllegalStateException("no usable StreamProvider; add module wormhole.transport.tcp"));
    }

    private static Thread clockThread(Runnable task, String name) {
        var thread = new Thread(task, "wormhole-" + name + "-clock");
        thread.setDaemon(true);
        return thread;
    }

    /**
     * Where it listens.
     *
     * @return address and port
     */
    public HostPort address() {
        return listening.address();
    }

    /**
     * The thread it serves on.
     *
     * @return refuses tasks when the loop has ended
     */
    public Executor executor() {
        return listening.executor();
    }

    /**
     * Runs a task on the loop, soon.
     *
     * @param task must not block
     * @return false if the loop has ended, and with it every connection
     */
    public boolean run(Runnable task) {
        try {
            listening.executor().execute(task);
            return true;
        } catch (RejectedExecutionException e) {
            return false;
        }
    }

    /**
     * Runs a task on the loop and waits for it, a few seconds at most. Where the loop has ended, runs it here.
     *
     * @param task must not block
     */
    public void runToEnd(Runnable task) {
        var done = new CompletableFuture<Void>();
        if (run(() -> {
            task.run();
            done.complete(null);
        })) {
            done.completeOnTimeout(null, CLOSING.toSeconds(), TimeUnit.SECONDS).join();
        } else {
            task.run();
        }
    }

    /**
     * Runs a task on the loop again and again, until it is stopped.
     *
     * @param delaySeconds before the first time
     * @param periodSeconds from one time to the next
     * @param task must not block
     */
    public void every(long delaySeconds, long periodSeconds, Runnable task) {
        try {
            clock.scheduleAtFixedRate(() -> run(task), delaySeconds, periodSeconds, TimeUnit.SECONDS);
        } catch (RejectedExecutionException e) {
            // Stopped already: something a server needs may fail while it starts.
        }
    }

    /** Listens no more, and the clock stands still. Connections go on. Stopping twice is harmless. */
    public void stop() {
        clock.shutdownNow();
        listening.close();
    }

    /**
     * Waits until no connection is open.
     *
     * @param connections how many are open, asked on the loop
     * @param limit how long at most
     * @return whether none is; false also if this thread was interrupted
     */
    public boolean awaitNone(IntSupplier connections, Duration limit) {
        var deadline = System.nanoTime() + limit.toNanos();
        while (open(connections) > 0) {
            if (!pause(deadline)) {
                return false;
            }
        }
        return true;
    }

    private int open(IntSupplier connections) {
        var open = new CompletableFuture<Integer>();
        return run(() -> open.complete(connections.getAsInt()))
                ? open.completeOnTimeout(0, CLOSING.toSeconds(), TimeUnit.SECONDS)
                        .join()
                : 0;
    }

    private static boolean pause(long deadline) {
        try {
            TimeUnit.MILLISECONDS.sleep(5);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
        return System.nanoTime() < deadline;
    }
}
