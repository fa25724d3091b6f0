package wormhole.transit.relay;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import wormhole.server.Addresses;
import wormhole.server.ServerLoop;
import wormhole.spi.stream.HostPort;
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
    // As the reference's.
    private static final long SNAPSHOT_SECONDS = 300;

    private final Optional<UsageLog> usage;
    private final RelayFront front;
    private final ServerLoop loop;
    private final AtomicBoolean closing = new AtomicBoolean();

    private TransitRelay(TransitRelayOptions options) throws IOException {
        var matchmaker = new Matchmaker(options.limits().forMatch(), options.blur());
        var time = new SteadyTime();
        usage = options.usageLog().isPresent()
                ? Optional.of(new UsageLog(options.usageLog().get(), time.micros()))
                : Optional.empty();
        front = new RelayFront(matchmaker, usage, time::micros);
        try {
            loop = ServerLoop.listen("relay", options.streams(), options.bind(), front::accepted);
        } catch (IOException | RuntimeException e) {
            usage.ifPresent(UsageLog::close);
            throw e;
        }
        loop.every(1, 1, front::tick);
        loop.every(0, SNAPSHOT_SECONDS, front::snapshot);
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
        return loop.address();
    }

    /**
     * Where clients find it, as {@code --transit-helper} takes it: {@code tcp:127.0.0.1:4001}. For a relay that listens on
     * all addresses, the one of this machine for itself.
     *
     * @return the endpoint to give to clients as their transit relay
     */
    public String endpoint() {
        return "tcp:" + Addresses.dialable(address());
    }

    /**
     * Cuts all connections and writes the usage log. Waits for that, a few seconds at most. Closing twice is harmless.
     */
    @Override
    public void close() {
        if (!closing.compareAndSet(false, true)) {
            return;
        }
        loop.stop();
        loop.run(front::end);
        awaitIdle(ServerLoop.CLOSING);
        loop.runToEnd(() -> usage.ifPresent(UsageLog::close));
    }

    /**
     * Waits until nobody is connected: for a relay that was started for one meeting and shall not cut off what is still on its way.
     *
     * @param limit how long at most
     * @return whether nobody is connected any more; false also if this thread was interrupted
     */
    public boolean awaitIdle(Duration limit) {
        return loop.awaitNone(front::connections, limit);
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
