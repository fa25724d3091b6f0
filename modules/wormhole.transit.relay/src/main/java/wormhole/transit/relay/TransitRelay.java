package wormhole.transit.relay;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import wormhole.spi.Availability;
import wormhole.spi.stream.HostPort;
import wormhole.spi.stream.Listening;
import wormhole.spi.stream.StreamProvider;
import wormhole.transit.relay.match.Matchmaker;

/**
 * A transit relay, listening from its start to its close. It joins two connections that ask for the same token, and
 * passes on what they say to each other, which it cannot read.
 *
 * <pre>{@code
 * try (var relay = TransitRelay.start()) {
 *     var helper = relay.endpoint();
 * }
 * }</pre>
 *
 * <p>It relays on one thread of its own. Methods may be called from any thread.
 */
public final class TransitRelay implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger("wormhole.transit.relay");
    private static final int BACKLOG = 4096;
    private static final long CLOSING_SECONDS = 5;
    // As the reference's.
    private static final long SNAPSHOT_SECONDS = 300;

    private final Optional<UsageLog> usage;
    private final RelayFront front;
    private final Listening listening;
    private final ScheduledExecutorService clock;
    private final AtomicBoolean closing = new AtomicBoolean();

    private TransitRelay(TransitRelayOptions options) throws IOException {
        var matchmaker = new Matchmaker(options.limits().forMatch(), options.blur());
        var time = new SteadyTime();
        usage = options.usageLog().isPresent()
                ? Optional.of(new UsageLog(options.usageLog().get(), time.micros()))
                : Optional.empty();
        front = new RelayFront(matchmaker, usage, time::micros);
        try {
            listening = provider(options).acceptor().listen(options.bind(), BACKLOG, front::accepted);
        } catch (IOException | RuntimeException e) {
            usage.ifPresent(UsageLog::close);
            throw e;
        }
        clock = Executors.newSingleThreadScheduledExecutor(TransitRelay::clockThread);
        clock.scheduleAtFixedRate(() -> onLoop(front::tick), 1, 1, TimeUnit.SECONDS);
        clock.scheduleAtFixedRate(() -> onLoop(front::snapshot), 0, SNAPSHOT_SECONDS, TimeUnit.SECONDS);
        LOG.log(System.Logger.Level.INFO, "transit relay listening on {0}", address());
    }

    /**
     * Starts a relay on 127.0.0.1, at a free port.
     *
     * @return listening
     * @throws IOException it cannot listen
     */
    public static TransitRelay start() throws IOException {
        return start(new TransitRelayOptions());
    }

    /**
     * Starts a relay.
     *
     * @param options how it is to be
     * @return listening
     * @throws IOException it cannot listen, or not open its usage log; the text says which and why
     * @throws IllegalArgumentException an option that is none
     * @throws IllegalStateException there is no stream provider: add the module {@code wormhole.transport.tcp}
     */
    public static TransitRelay start(TransitRelayOptions options) throws IOException {
        return new TransitRelay(options);
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
     * Where clients find it, as {@code --transit-helper} takes it: {@code tcp:127.0.0.1:4001}. For a relay that listens on
     * all addresses, the one of this machine for itself.
     *
     * @return the endpoint to give to clients as their transit relay
     */
    public String endpoint() {
        var address = listening.address();
        var host = address.host().matches("0\\.0\\.0\\.0|::|(0:){7}0") ? "127.0.0.1" : address.host();
        return "tcp:" + new HostPort(host, address.port());
    }

    /**
     * Cuts all connections and writes the usage log. Waits for that, a few seconds at most. Closing twice is harmless.
     */
    @Override
    public void close() {
        if (!closing.compareAndSet(false, true)) {
            return;
        }
        clock.shutdownNow();
        listening.close();
        onLoop(front::end);
        awaitIdle(Duration.ofSeconds(CLOSING_SECONDS));
        var closed = new CompletableFuture<Void>();
        if (!onLoop(() -> {
            usage.ifPresent(UsageLog::close);
            closed.complete(null);
        })) {
            usage.ifPresent(UsageLog::close);
            return;
        }
        closed.completeOnTimeout(null, CLOSING_SECONDS, TimeUnit.SECONDS).join();
    }

    /**
     * Waits until nobody is connected: for a relay that was started for one meeting and shall not cut off what is still on its way.
     *
     * @param limit how long at most
     * @return whether nobody is connected any more; false also if this thread was interrupted
     */
    public boolean awaitIdle(Duration limit) {
        var deadline = System.nanoTime() + limit.toNanos();
        while (openConnections() > 0) {
            if (!pause(deadline)) {
                return false;
            }
        }
        return true;
    }

    private int openConnections() {
        var open = new CompletableFuture<Integer>();
        return onLoop(() -> open.complete(front.connections()))
                ? open.completeOnTimeout(0, CLOSING_SECONDS, TimeUnit.SECONDS).join()
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

    /** False if the loop has ended, and with it every connection. */
    private boolean onLoop(Runnable task) {
        try {
            listening.executor().execute(task);
            return true;
        } catch (RejectedExecutionException e) {
            return false;
        }
    }

    private static StreamProvider provider(TransitRelayOptions options) {
        return options.streams()
                .orElseGet(() -> ServiceLoader.load(StreamProvider.class, TransitRelay.class.getClassLoader()).stream()
                        .map(ServiceLoader.Provider::get)
                        .filter(found -> found.availability() instanceof Availability.Ready)
                        .filter(found -> found.hintTypes().contains("direct-tcp-v1"))
                        .max(Comparator.comparingInt(StreamProvider::preference))
                        .orElseThrow(() -> new IllegalStateException(
                                "no usable StreamProvider; add module wormhole.transport.tcp")));
    }

    private static Thread clockThread(Runnable task) {
        var thread = new Thread(task, "wormhole-relay-clock");
        thread.setDaemon(true);
        return thread;
    }

    /** The time of day at the start and what has passed since: a clock set anew cuts nobody off. */
    private static final class SteadyTime {
        private final long start = micros(Instant.now());
        private final long startNanos = System.nanoTime();

        long micros() {
            return start + (System.nanoTime() - startNanos) / 1000;
        }

        private static long micros(Instant time) {
            return time.getEpochSecond() * 1_000_000L + time.getNano() / 1000;
        }
    }
}
