package wormhole.mailbox.server;

import java.io.IOException;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicBoolean;
import wormhole.mailbox.server.hub.Hub;
import wormhole.mailbox.server.store.MailboxStore;
import wormhole.mailbox.server.websocket.FrontOptions;
import wormhole.mailbox.server.websocket.UsageSink;
import wormhole.mailbox.server.websocket.WebSocketFront;
import wormhole.server.Addresses;
import wormhole.server.ServerLoop;
import wormhole.spi.stream.HostPort;

/**
 * A mailbox server, listening from its start to its close.
 *
 * <pre>{@code
 * try (var server = MailboxServer.start()) {
 *     var relay = server.uri();
 * }
 * }</pre>
 *
 * <p>It serves on one thread of its own, and on another writes its file if it has one. Methods may be called from any
 * thread.
 */
public final class MailboxServer implements AutoCloseable {
    /** What the {@code Server} field of HTTP answers says. */
    static final String PRODUCT = "Magic Wormhole Mailbox for Java";

    private static final System.Logger LOG = System.getLogger("wormhole.mailbox.server");
    // As the reference's.
    private static final Duration PING_INTERVAL = Duration.ofSeconds(60);
    private static final Duration PING_TIMEOUT = Duration.ofSeconds(600);

    private final MailboxStore store;
    private final WebSocketFront front;
    private final ServerLoop loop;
    private final Optional<UsageLog> usage;
    private final AtomicBoolean closing = new AtomicBoolean();
    private final CompletableFuture<Void> ended = new CompletableFuture<>();

    private MailboxServer(MailboxServerOptions options, MailboxStore store) throws IOException {
        var signals = new Signals();
        this.store = store;
        var state = store.load(signals);
        var now = micros();
        try {
            usage = usageLog(options, now);
            var random = new SecureRandom();
            var hub = new Hub(state, options.forHub(), length -> {
                var bytes = new byte[length];
                random.nextBytes(bytes);
                return bytes;
            });
            UsageSink sink = record -> usage.ifPresent(log -> log.log(record));
            front = new WebSocketFront(
                    hub, store, frontOptions(options), sink, MailboxServer::micros, System::nanoTime);
            loop = listen(options);
        } catch (IOException | RuntimeException e) {
            store.close();
            throw e;
        }
        signals.ready.complete(loop);
        loop.run(front::prune);
        loop.every(Hub.PRUNE_PERIOD_SECONDS, Hub.PRUNE_PERIOD_SECONDS, front::prune);
        loop.every(1, 1, this::tick);
        LOG.log(System.Logger.Level.INFO, "mailbox server listening on {0}", uri());
    }

    private ServerLoop listen(MailboxServerOptions options) throws IOException {
        try {
            return ServerLoop.listen("mailbox", options.streams(), options.bind(), front::accepted);
        } catch (IOException | RuntimeException e) {
            usage.ifPresent(UsageLog::close);
            throw e;
        }
    }

    /**
     * Starts a server on 127.0.0.1, at a free port, without a file.
     *
     * @return listening
     * @throws IOException it cannot listen
     */
    public static MailboxServer start() throws IOException {
        return start(new MailboxServerOptions());
    }

    /**
     * Starts a server.
     *
     * @param options how it is to be
     * @return listening
     * @throws IOException it cannot listen, or not read or lock its file; the text says which and why
     * @throws IllegalArgumentException an option that is none
     * @throws IllegalStateException there is no stream provider: add the module {@code wormhole.transport.tcp}
     */
    public static MailboxServer start(MailboxServerOptions options) throws IOException {
        return start(options, MailboxStore.at(options.store()));
    }

    static MailboxServer start(MailboxServerOptions options, MailboxStore store) throws IOException {
        return new MailboxServer(options, store);
    }

    /**
     * Where clients find it, such as {@code ws://127.0.0.1:4000/v1}. For a server that listens on all addresses, the one
     * of this machine for itself.
     *
     * @return the URI to give to clients as their mailbox server
     */
    public URI uri() {
        return URI.create("ws://" + Addresses.dialable(address()) + "/v1");
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
     * How to learn that it has ended.
     *
     * @return completes when it is closed; exceptionally, with an {@link IOException}, when its file could not be written
     *     and it has ended itself, because it could not keep what it promises
     */
    public CompletionStage<Void> ended() {
        return ended.minimalCompletionStage();
    }

    /**
     * Closes all connections in order, makes everything durable, lets go of the file. Waits for that, a few seconds at
     * most. Closing twice is harmless.
     */
    @Override
    public void close() {
        if (!closing.compareAndSet(false, true)) {
            return;
        }
        loop.stop();
        loop.run(front::end);
        awaitIdle(ServerLoop.CLOSING);
        store.close();
        loop.runToEnd(() -> usage.ifPresent(UsageLog::close));
        ended.complete(null);
    }

    /**
     * Waits until nobody is connected: for a server that was started for one meeting and shall not end before the guests have
     * said goodbye.
     *
     * @param limit how long at most
     * @return whether nobody is connected any more; false also if this thread was interrupted
     */
    public boolean awaitIdle(Duration limit) {
        return loop.awaitNone(front::connections, limit);
    }

    private void tick() {
        front.tick();
        usage.ifPresent(UsageLog::flush);
    }

    private void storeFailed(IOException cause) {
        LOG.log(System.Logger.Level.ERROR, "the mailbox server ends: {0}", cause.getMessage());
        if (closing.compareAndSet(false, true)) {
            loop.run(front::cut);
            loop.stop();
            usage.ifPresent(log -> loop.run(log::close));
            // Not on the store's own thread, which it waits for.
            CompletableFuture.runAsync(store::close).thenRun(() -> ended.completeExceptionally(cause));
        }
    }

    /** What the store tells, on its own thread: passed on to the loop, which may be a moment younger than the store. */
    private final class Signals implements MailboxStore.Progress {
        private final CompletableFuture<ServerLoop> ready = new CompletableFuture<>();
        private final AtomicBoolean told = new AtomicBoolean();

        @Override
        public void advanced() {
            if (told.compareAndSet(false, true)) {
                ready.thenAccept(loop -> loop.run(() -> {
                    told.set(false);
                    front.durable();
                }));
            }
        }

        @Override
        public void failed(IOException cause) {
            ready.thenRun(() -> storeFailed(cause));
        }
    }

    private static FrontOptions frontOptions(MailboxServerOptions options) {
        return new FrontOptions(
                options.limits().forFront(), options.trustsRealIp(), PING_INTERVAL, PING_TIMEOUT, PRODUCT);
    }

    private static Optional<UsageLog> usageLog(MailboxServerOptions options, long now) throws IOException {
        return options.usageLog().isPresent()
                ? Optional.of(new UsageLog(options.usageLog().get(), options.blurUsageSeconds(), now))
                : Optional.empty();
    }

    private static long micros() {
        var now = Instant.now();
        return now.getEpochSecond() * 1_000_000L + now.getNano() / 1000;
    }
}
