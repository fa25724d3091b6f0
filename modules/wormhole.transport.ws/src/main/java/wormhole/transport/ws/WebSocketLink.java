package wormhole.transport.ws;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;
import wormhole.spi.mailbox.LinkContext;
import wormhole.spi.mailbox.LinkEnd;
import wormhole.spi.mailbox.LinkListener;
import wormhole.spi.mailbox.MailboxLink;
import wormhole.spi.stream.ByteStream;
import wormhole.transport.ws.engine.ClientRequest;
import wormhole.transport.ws.engine.ConnectionEnd;
import wormhole.transport.ws.engine.ConnectionLimits;
import wormhole.transport.ws.engine.ConnectionListener;
import wormhole.transport.ws.engine.HttpHead;
import wormhole.transport.ws.engine.WebSocketConnection;

/** One link: dials, opens the connection, keeps its times, and translates. */
final class WebSocketLink implements MailboxLink, ConnectionListener {
    // RFC 6455 section 7.4.1: a message that is not what it says.
    private static final int INCONSISTENT = 1007;

    private final WebSocketTarget target;
    private final LinkContext context;
    private final LinkListener listener;
    // Why we end the link, if it is we who end it. What comes first holds.
    private final AtomicReference<@Nullable LinkEnd> decided = new AtomicReference<>();
    private final AtomicBoolean told = new AtomicBoolean();

    // Held while the connection is made.
    private final Object connecting = new Object();

    private volatile @Nullable CompletableFuture<ByteStream> dial;
    private volatile @Nullable WebSocketConnection connection;
    private volatile @Nullable ScheduledFuture<?> opening;
    private volatile @Nullable ScheduledFuture<?> pinging;
    private volatile @Nullable ScheduledFuture<?> watching;
    private volatile long lastHeard;

    WebSocketLink(WebSocketTarget target, LinkContext context, LinkListener listener) {
        this.target = target;
        this.context = context;
        this.listener = listener;
    }

    void start(Supplier<SSLContext> trust) {
        opening = context.timers()
                .schedule(this::openTimedOut, context.openTimeout().toMillis(), TimeUnit.MILLISECONDS);
        var dialling = context.dialer().dial(target.address(), context.openTimeout());
        dial = dialling;
        // The first use of TLS reads the trust store, which takes its time: not on the thread of the streams.
        var tls = target.secure() ? trust.get() : null;
        dialling.whenComplete((stream, failure) -> dialled(stream, failure, tls));
    }

    @Override
    public void send(String message) {
        var open = connection;
        if (open != null) {
            open.send(message);
        }
    }

    @Override
    public void close() {
        if (!decide(LinkEnd.Cause.CLOSED_BY_US, "was left by us")) {
            return;
        }
        giveUpDial();
        var open = connection;
        if (open != null) {
            open.close(WebSocketConnection.NORMAL, "");
        }
    }

    // ---- from the connection

    @Override
    public void opened(HttpHead head) {
        if (decided.get() != null) {
            return;
        }
        // Whoever dialled may not know the connection yet, and what is sent from now on must not get lost.
        synchronized (connecting) {
            lastHeard = System.nanoTime();
        }
        cancel(opening);
        long ping = context.pingInterval().toMillis();
        pinging = context.timers().scheduleWithFixedDelay(this::ping, ping, ping, TimeUnit.MILLISECONDS);
        watchIn(context.deadAfter().toNanos());
        listener.opened();
    }

    @Override
    public void alive() {
        lastHeard = System.nanoTime();
    }

    @Override
    public void text(String message) {
        if (decided.get() == null) {
            listener.message(message);
        }
    }

    @Override
    public void binary(ByteBuffer message) {
        try {
            text(StandardCharsets.UTF_8.newDecoder().decode(message).toString());
        } catch (CharacterCodingException e) {
            decide(LinkEnd.Cause.SERVER_MISBEHAVED, "sent a binary message that is not UTF-8");
            var open = connection;
            if (open != null) {
                open.close(INCONSISTENT, "not UTF-8");
            }
        }
    }

    @Override
    public void closed(ConnectionEnd end) {
        decide(cause(end.kind()), reason(end));
        tellEnd();
    }

    // ---- inside

    private void dialled(@Nullable ByteStream stream, @Nullable Throwable failure, @Nullable SSLContext tls) {
        if (stream == null) {
            decide(LinkEnd.Cause.NOT_OPENED, "cannot be reached: " + text(failure));
            tellEnd();
        } else if (decided.get() != null) {
            stream.abort();
            tellEnd();
        } else {
            connect(tls == null ? stream : TlsStream.client(stream, tls, target.address()));
        }
    }

    private void connect(ByteStream stream) {
        var request = new ClientRequest(target.hostField(), target.path(), Map.of("User-Agent", context.userAgent()));
        WebSocketConnection opened;
        synchronized (connecting) {
            opened = WebSocketConnection.client(stream, request, ConnectionLimits.of(context.maxMessageBytes()), this);
            connection = opened;
        }
        if (decided.get() != null) {
            opened.abort("given up");
        }
    }

    private void openTimedOut() {
        var open = connection;
        if (open != null && open.isOpen()) {
            return;
        }
        if (decide(LinkEnd.Cause.NOT_OPENED, "did not open a link within " + text(context.openTimeout()))) {
            giveUpDial();
            if (open != null) {
                open.abort("took too long");
            }
        }
    }

    private void giveUpDial() {
        var dialling = dial;
        if (dialling != null) {
            dialling.cancel(true);
        }
    }

    private void ping() {
        var open = connection;
        if (open != null) {
            open.ping();
        }
    }

    private void watch() {
        long left = context.deadAfter().toNanos() - (System.nanoTime() - lastHeard);
        var open = connection;
        if (left > 0) {
            watchIn(left);
        } else if (open != null) {
            open.lost("was silent for " + text(context.deadAfter()));
        }
    }

    private void watchIn(long nanos) {
        if (!told.get()) {
            watching = context.timers().schedule(this::watch, nanos, TimeUnit.NANOSECONDS);
        }
    }

    private boolean decide(LinkEnd.Cause cause, String what) {
        return decided.compareAndSet(null, new LinkEnd(cause, "the mailbox server " + target.address() + " " + what));
    }

    private void tellEnd() {
        var end = decided.get();
        if (end != null && told.compareAndSet(false, true)) {
            cancel(opening);
            cancel(pinging);
            cancel(watching);
            listener.closed(end);
        }
    }

    private static void cancel(@Nullable ScheduledFuture<?> timer) {
        if (timer != null) {
            timer.cancel(false);
        }
    }

    private static LinkEnd.Cause cause(ConnectionEnd.Kind kind) {
        return switch (kind) {
            case NOT_OPENED, NOT_UPGRADED -> LinkEnd.Cause.NOT_OPENED;
            case CLOSED_BY_US -> LinkEnd.Cause.CLOSED_BY_US;
            case CLOSED_BY_PEER, LOST -> LinkEnd.Cause.LOST;
            case PEER_MISBEHAVED -> LinkEnd.Cause.SERVER_MISBEHAVED;
        };
    }

    private static String reason(ConnectionEnd end) {
        return end.kind() == ConnectionEnd.Kind.CLOSED_BY_PEER
                ? "closed the link (code " + end.code() + (end.reason().isEmpty() ? ")" : ", '" + end.reason() + "')")
                : end.reason();
    }

    private static String text(@Nullable Throwable failure) {
        var cause = failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        return cause == null || cause.getMessage() == null ? "no reason given" : cause.getMessage();
    }

    private static String text(Duration time) {
        return time.toMillis() % 1000 == 0 ? time.toSeconds() + " s" : time.toMillis() + " ms";
    }
}
