package wormhole.runtime.transit;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import wormhole.api.error.NoConnectionException;
import wormhole.api.error.PeerMisbehavedException;
import wormhole.api.transit.Hint;
import wormhole.api.transit.RecordPipe;
import wormhole.api.transit.Transit;
import wormhole.api.transit.TransitOptions;
import wormhole.api.transit.TransitRole;
import wormhole.json.JsonRefusedException;
import wormhole.runtime.loop.SerialInbox;
import wormhole.spi.crypto.SecretBytes;
import wormhole.spi.stream.ByteStream;
import wormhole.spi.stream.Dialer;
import wormhole.spi.stream.HostPort;
import wormhole.spi.stream.StreamProvider;
import wormhole.transit.contest.ConnectionId;
import wormhole.transit.contest.Contest;
import wormhole.transit.contest.ContestConfig;
import wormhole.transit.contest.Effect;
import wormhole.transit.contest.Input;
import wormhole.transit.contest.Notice;
import wormhole.transit.handshake.TransitKey;
import wormhole.transit.handshake.TransitSide;
import wormhole.transit.hint.AddressRules;
import wormhole.transit.hint.HintReader;
import wormhole.transit.hint.HintWriter;

/** Drives one contest, in turns, as the driver of a wormhole does: dials, listens, waits, and makes the pipe of the winner. */
final class TransitDriver implements Transit, Effect.Handler {
    private static final System.Logger LOG = System.getLogger(TransitDriver.class.getName());

    private final Transits transits;
    private final TransitRole role;
    private final ContestConfig config;
    private final OwnAddresses own = OwnAddresses.find();
    private final Supplier<Optional<String>> seenByServer;
    private final Dialer dialer;
    private final Doorway doorway;
    private final ContestWaits waits;
    private final SerialInbox inbox;
    private final SecretBytes sendKey;
    private final SecretBytes receiveKey;

    private final Runnable ending = this::abandon;
    private final AtomicBoolean asked = new AtomicBoolean();
    private final CompletableFuture<String> hints = new CompletableFuture<>();
    private final CompletableFuture<RecordPipe> connected = new CompletableFuture<>();
    // The first one counts, as the application's executor may be told of a second one before.
    private final AtomicReference<@Nullable IOException> failure = new AtomicReference<>();

    // Used in turns only.
    private final Map<ConnectionId, Connection> connections = new HashMap<>();
    private final Map<ConnectionId, CompletableFuture<ByteStream>> dialling = new HashMap<>();
    private Contest contest;
    private volatile @Nullable StreamPipe pipe;

    TransitDriver(
            Transits transits,
            StreamProvider provider,
            SecretBytes key,
            TransitRole role,
            TransitOptions options,
            Supplier<Optional<String>> seenByServer) {
        this.transits = transits;
        this.role = role;
        this.seenByServer = seenByServer;
        this.config = new ContestConfig(
                options, new AddressRules(options.dialLocal() || own.onlyLoopback()), provider.hintTypes());
        this.dialer = transits.dialer(provider, options);
        this.doorway = new Doorway(this, provider.acceptor(), transits.relief());
        this.waits = new ContestWaits(this, transits.timers());
        this.inbox = SerialInbox.onCallers(transits.relief());
        var crypto = transits.crypto();
        var keys = new TransitKey(key, crypto.hkdf());
        this.contest = Contest.with(config, keys.lines(role, TransitSide.random(crypto.entropy())));
        this.sendKey = keys.recordKey(role);
        this.receiveKey = keys.recordKey(role.peer());
        connected.whenComplete((won, failure) -> {
            if (connected.isCancelled()) {
                close();
            }
        });
    }

    @Override
    public TransitRole role() {
        return role;
    }

    @Override
    public String abilities() {
        return HintWriter.write(config.abilities()).toString();
    }

    @Override
    public CompletableFuture<String> hints() {
        happened(new Input.Start());
        return hints.copy();
    }

    @Override
    public CompletableFuture<RecordPipe> connect(String theirHints) {
        if (asked.getAndSet(true)) {
            throw new IllegalStateException("a transit connects once");
        }
        var span = transits.timing().begin("transit connect", Map.of());
        connected.whenComplete((pipe, failure) -> span.finish());
        try {
            happened(new Input.HintsArrived(HintReader.read(theirHints).hints()));
        } catch (JsonRefusedException e) {
            fail(new PeerMisbehavedException("the peer's hints: " + e.getMessage()));
            close();
        }
        return connected;
    }

    @Override
    public void close() {
        happened(new Input.Cancel());
    }

    /** Ends it with its client, the pipe included. */
    Runnable ending() {
        return ending;
    }

    private void abandon() {
        close();
        // At once, whoever has a turn just now; and the one that such a turn may be about to make.
        endPipe();
        inTurn(this::endPipe);
    }

    private void endPipe() {
        var open = pipe;
        if (open != null) {
            open.endWithClient();
        }
    }

    // ---- what happens

    void inTurn(Runnable task) {
        inbox.execute(task);
    }

    void happened(Input input) {
        inTurn(() -> turn(input));
    }

    /** In a turn. */
    void turn(Input input) {
        try {
            var step = contest.handle(input);
            contest = step.next();
            step.reports().forEach(effect -> effect.accept(this));
        } catch (RuntimeException | Error e) {
            LOG.log(System.Logger.Level.ERROR, "a transit cannot go on; please report this", e);
            fail(new IOException("this program failed inside: " + e.getClass().getName()));
            over();
        }
    }

    void listening(int port) {
        happened(new Input.Listening(port == 0 ? List.of() : own.hints(port, seenByServer.get())));
    }

    /** In a turn. */
    void accepted(ConnectionId id, ByteStream stream) {
        var connection = new Connection(this, id, stream);
        connections.put(id, connection);
        turn(new Input.Accepted(id, stream.peer().toString()));
        stream.start(connection);
    }

    private void opened(ConnectionId id, ByteStream stream) {
        if (dialling.remove(id) == null) {
            stream.abort();
            return;
        }
        var connection = new Connection(this, id, stream);
        connections.put(id, connection);
        var host = config.options().proxy().isPresent() ? "" : stream.peer().host();
        turn(new Input.Opened(id, host));
        stream.start(connection);
    }

    /** In a turn. */
    void ended(ConnectionId id, String why) {
        dialling.remove(id);
        connections.remove(id);
        waits.forget(id);
        turn(new Input.Closed(id, why));
    }

    // ---- what is to be done

    @Override
    public void on(Effect.Listen effect) {
        doorway.open(config.options().listenPort());
    }

    @Override
    public void on(Effect.StopListening effect) {
        doorway.close();
    }

    @Override
    public void on(Effect.Publish effect) {
        var json = HintWriter.write(effect.hints()).toString();
        transits.application().execute(() -> hints.complete(json));
    }

    @Override
    public void on(Effect.Dial effect) {
        var id = effect.id();
        var to = (Hint.Tcp) effect.address();
        var future = dialer.dial(new HostPort(to.host(), to.port()), effect.timeout());
        dialling.put(id, future);
        future.whenComplete((stream, failure) -> inTurn(() -> {
            if (failure == null) {
                opened(id, stream);
            } else {
                ended(id, text(failure));
            }
        }));
    }

    private static String text(Throwable failure) {
        var cause = failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        return String.valueOf(cause.getMessage());
    }

    @Override
    public void on(Effect.Write effect) {
        var connection = connections.get(effect.id());
        if (connection != null) {
            connection.stream().write(ByteBuffer.wrap(effect.data().toArray()));
        }
    }

    @Override
    public void on(Effect.Close effect) {
        waits.forget(effect.id());
        var future = dialling.remove(effect.id());
        if (future != null) {
            future.cancel(false);
        }
        var connection = connections.remove(effect.id());
        if (connection != null) {
            connection.stream().close();
        }
    }

    @Override
    public void on(Effect.Arm effect) {
        waits.arm(effect.timer(), effect.delay());
    }

    @Override
    public void on(Effect.Notify effect) {
        if (effect.notice() instanceof Notice.Won won) {
            win(won);
        } else {
            lose((Notice.Lost) effect.notice());
        }
        over();
    }

    private void win(Notice.Won won) {
        var connection = connections.remove(won.id());
        var made = new StreamPipe(
                connection.stream(),
                won.path(),
                new StreamPipe.Keys(sendKey, receiveKey),
                config.options().maxRecordBytes(),
                transits,
                () -> transits.open().remove(ending));
        pipe = made;
        made.received(ByteBuffer.wrap(won.leftover().toArray()));
        connection.won(made);
        transits.application().execute(() -> {
            if (!connected.complete(made)) {
                made.close();
            }
        });
    }

    private void lose(Notice.Lost lost) {
        var tried = lost.tried().isEmpty() ? "" : ". Tried: " + String.join("; ", lost.tried());
        fail(new NoConnectionException(lost.reason().text() + tried));
        sendKey.wipe();
        receiveKey.wipe();
        transits.open().remove(ending);
    }

    private void fail(IOException error) {
        failure.compareAndSet(null, error);
        var first = failure.get();
        transits.application().execute(() -> {
            hints.completeExceptionally(first);
            connected.completeExceptionally(first);
        });
    }

    private void over() {
        waits.cancelAll();
        doorway.close();
    }
}
