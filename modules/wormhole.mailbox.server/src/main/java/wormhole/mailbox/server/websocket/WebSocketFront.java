package wormhole.mailbox.server.websocket;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import wormhole.mailbox.server.hub.Hub;
import wormhole.mailbox.server.hub.Input;
import wormhole.mailbox.server.store.MailboxStore;
import wormhole.spi.stream.ByteStream;
import wormhole.transport.ws.engine.ConnectionLimits;
import wormhole.transport.ws.engine.EncodedText;
import wormhole.transport.ws.engine.WebSocketConnection;

/**
 * Between the sockets and the hub. Everything in it happens on the one thread of the listening socket, so the hub needs
 * no locks. What the hub says after a change waits here until the store has made the change durable.
 */
public final class WebSocketFront {
    // What may be appended and not durable before clients are read more slowly.
    private static final long MUCH_BACKLOG = 8L << 20;

    private final Hub hub;
    private final MailboxStore store;
    private final FrontOptions options;
    private final LongSupplier micros;
    private final LongSupplier nanos;
    private final ConnectionLimits engineLimits;
    private final Map<Long, ClientConnection> connections = new HashMap<>();
    private final Map<String, Integer> perAddress = new HashMap<>();
    // In the order they came.
    private final Set<ClientConnection> unbound = new LinkedHashSet<>();
    private final Set<ClientConnection> slowed = new LinkedHashSet<>();
    private final Budget output;
    private final Budget input;
    private final Outbox outbox;
    private long next;
    private long ticks;
    private boolean ended;

    /**
     * A front without connections.
     *
     * @param hub what it serves
     * @param store loaded; where the hub's changes go
     * @param options how it behaves
     * @param usage where usage records go; called on the loop's thread
     * @param micros the time, microseconds since 1970
     * @param nanos a clock that only goes forward
     */
    public WebSocketFront(
            Hub hub,
            MailboxStore store,
            FrontOptions options,
            UsageSink usage,
            LongSupplier micros,
            LongSupplier nanos) {
        this.hub = hub;
        this.store = store;
        this.options = options;
        this.micros = micros;
        this.nanos = nanos;
        var limits = options.limits();
        var usual = ConnectionLimits.of(limits.messageBytes());
        engineLimits = new ConnectionLimits(
                usual.maxHeadBytes(),
                usual.maxHeadLines(),
                limits.messageBytes(),
                usual.maxFragments(),
                usual.pingsPerSecond(),
                limits.queuedBytes());
        output = new Budget(limits.totalQueuedBytes(), ClientConnection::queuedBytes);
        outbox = new Outbox(store, usage, number -> Optional.ofNullable(connections.get(number)), new ToSockets());
        input = new Budget(limits.totalPartialBytes(), connection -> connection.partialBytes);
    }

    /**
     * A connection came in.
     *
     * @param stream not started
     */
    public void accepted(ByteStream stream) {
        if (ended || connections.size() >= options.limits().connections()) {
            stream.abort();
            return;
        }
        var connection = new ClientConnection(this, stream, next++, monotonic());
        connections.put(connection.number, connection);
        unbound.add(connection);
        connection.begin();
    }

    /** Forgets mailboxes nobody uses. To be called at the start and every {@link Hub#PRUNE_PERIOD_SECONDS}. */
    public void prune() {
        handle(new Input.Prune());
    }

    /** What is to be looked at every second: who is silent, who never bound itself, who was slowed down. */
    public void tick() {
        ticks++;
        var now = monotonic();
        cutUnbound(now);
        var period = Math.max(1, options.pingInterval().toSeconds());
        for (var connection : connections.values().toArray(ClientConnection[]::new)) {
            if (connection.number % period == ticks % period) {
                checkAlive(connection, now);
            }
        }
        speedUp();
    }

    /** The store has come further: lets go what waited for it. */
    public void durable() {
        outbox.durable();
        speedUp();
    }

    /** Closes every connection, and takes no more. */
    public void end() {
        ended = true;
        for (var connection : all()) {
            connection.socket().close(WebSocketConnection.GOING_AWAY, "the server ends");
        }
    }

    /** Cuts every connection without a word: what was promised cannot be kept. */
    public void cut() {
        ended = true;
        outbox.clear();
        for (var connection : all()) {
            connection.socket().abort("the store failed");
        }
    }

    /**
     * How many connections there are.
     *
     * @return WebSocket or not yet
     */
    public int connections() {
        return connections.size();
    }

    // ---- what connections tell

    ConnectionLimits engineLimits() {
        return engineLimits;
    }

    boolean trustsRealIp() {
        return options.trustRealIp();
    }

    String serverField() {
        return options.serverField();
    }

    long monotonic() {
        return nanos.getAsLong();
    }

    double burst() {
        return options.limits().messagesPerSecond();
    }

    /** Counts a connection for its address, if there is room. */
    boolean admits(ClientConnection connection) {
        var host = connection.address().host();
        if (perAddress.getOrDefault(host, 0) >= options.limits().connectionsPerAddress()) {
            return false;
        }
        perAddress.merge(host, 1, Integer::sum);
        connection.counted = true;
        return true;
    }

    void opened(ClientConnection connection) {
        connection.known = true;
        handle(new Input.Connected(connection.number, connection.address()));
    }

    void received(ClientConnection connection, String text) {
        handle(new Input.Received(connection.number, text));
        if (!connection.bound && hub.bound(connection.number)) {
            connection.bound = true;
            unbound.remove(connection);
        }
        if (overRate(connection) || store.backlog() > MUCH_BACKLOG) {
            connection.stream().pause();
            slowed.add(connection);
        }
    }

    void partial(ClientConnection connection) {
        input.look(connection).ifPresent(worst -> worst.socket().abort("too much unfinished"));
    }

    void closed(ClientConnection connection) {
        connections.remove(connection.number);
        unbound.remove(connection);
        slowed.remove(connection);
        output.forget(connection);
        input.forget(connection);
        if (connection.counted) {
            perAddress.computeIfPresent(connection.address().host(), (host, count) -> count > 1 ? count - 1 : null);
        }
        if (connection.known) {
            handle(new Input.Disconnected(connection.number));
        }
    }

    // ---- inside

    private void handle(Input what) {
        outbox.carryOut(hub.handle(what, micros.getAsLong()));
    }

    private void checkOutput(ClientConnection connection) {
        output.look(connection).ifPresent(worst -> worst.socket().lost("does not read, and others wait"));
    }

    private boolean overRate(ClientConnection connection) {
        var rate = options.limits().messagesPerSecond();
        if (rate == Integer.MAX_VALUE) {
            return false;
        }
        var now = monotonic();
        var earned = (now - connection.allowanceAt) / 1e9 * rate;
        connection.allowance = Math.min(rate, connection.allowance + earned) - 1;
        connection.allowanceAt = now;
        return connection.allowance < 0;
    }

    private void speedUp() {
        if (slowed.isEmpty() || store.backlog() > MUCH_BACKLOG) {
            return;
        }
        var ready = slowed.stream().filter(this::mayGoOn).toList();
        slowed.removeAll(ready);
        ready.forEach(connection -> connection.stream().resume());
    }

    private boolean mayGoOn(ClientConnection connection) {
        var rate = options.limits().messagesPerSecond();
        return rate == Integer.MAX_VALUE
                || connection.allowance + (monotonic() - connection.allowanceAt) / 1e9 * rate >= 0;
    }

    private void cutUnbound(long now) {
        var limit = options.limits().unboundTime().toNanos();
        var late = new ArrayList<ClientConnection>();
        for (var connection : unbound) {
            if (now - connection.since < limit) {
                break;
            }
            late.add(connection);
        }
        late.forEach(connection -> {
            unbound.remove(connection);
            connection.socket().abort("never bound itself");
        });
    }

    private void checkAlive(ClientConnection connection, long now) {
        if (now - connection.lastAlive > options.pingTimeout().toNanos()) {
            connection.socket().lost("silent for " + TimeUnit.NANOSECONDS.toSeconds(now - connection.lastAlive) + " s");
        } else {
            connection.socket().ping();
        }
    }

    private Collection<ClientConnection> all() {
        return List.copyOf(connections.values());
    }

    private final class ToSockets implements Outbox.Carrier {
        @Override
        public void waits(Outbox.Parcel parcel) {
            var connection = parcel.connection;
            connection.heldBytes += parcel.size();
            if (connection.queuedBytes() > options.limits().queuedBytes()) {
                connection.socket().lost("does not read");
            }
            checkOutput(connection);
        }

        @Override
        public void deliver(Outbox.Parcel parcel) {
            var connection = parcel.connection;
            connection.heldBytes -= Math.min(connection.heldBytes, parcel.size());
            connection.socket().send(parcel.frames.toArray(EncodedText[]::new));
            checkOutput(connection);
            if (parcel.drop) {
                // Not the WebSocket's close: a client whose message cannot be handled gets no close frame.
                connection.stream().close();
            }
        }
    }
}
