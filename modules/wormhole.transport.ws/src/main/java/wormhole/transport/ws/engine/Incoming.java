package wormhole.transport.ws.engine;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.function.Consumer;
import org.java_websocket.WebSocketImpl;
import org.jspecify.annotations.Nullable;
import wormhole.spi.stream.ByteStream;
import wormhole.spi.stream.StreamListener;
import wormhole.transport.ws.engine.ConnectionEnd.Kind;

/** The way of what is received: head or frames, the library unless it is plain text, the listener. On the thread of the stream's callbacks. */
final class Incoming implements StreamListener {
    private final ByteStream stream;
    private final Opening opening;
    private final ConnectionListener listener;
    private final ConnectionLimits limits;
    private final Life life;
    private final WebSocketImpl library;
    private final PingAllowance pings = new PingAllowance();

    private @Nullable HeadReader reader;
    private @Nullable HttpHead head;
    private @Nullable FrameGuard guard;
    private @Nullable RuntimeException thrown;

    Incoming(
            ByteStream stream,
            Opening opening,
            ConnectionLimits limits,
            ConnectionListener listener,
            Life life,
            WebSocketImpl library) {
        this.stream = stream;
        this.opening = opening;
        this.limits = limits;
        this.listener = listener;
        this.life = life;
        this.library = library;
        this.reader = new HeadReader(limits);
    }

    // ---- called by the stream

    @Override
    public void received(ByteBuffer data) {
        try {
            if (life.isOpening()) {
                open(data);
            }
            frames(data);
        } catch (ViolationException e) {
            misbehaved(e);
        }
    }

    @Override
    public void writable() {
        if (life.isOpen()) {
            listener.writable();
        }
    }

    @Override
    public void closed(Optional<IOException> cause) {
        var reason = cause.map(e -> "failed: " + e.getMessage()).orElse("closed the connection");
        life.finish(life.kind(Kind.LOST), 0, reason);
        reader = null;
        guard = null;
        life.end().ifPresent(listener::closed);
    }

    // ---- called by the library

    void opened() {
        reader = null;
        guard = new FrameGuard(opening instanceof Opening.Server, limits);
        life.open();
        var complete = head;
        head = null;
        if (complete != null) {
            call(l -> l.opened(complete));
        }
    }

    /** The library would swallow what a listener throws; kept here, it reaches whoever called us. */
    void call(Consumer<ConnectionListener> callback) {
        if (!life.isOpen()) {
            return;
        }
        try {
            callback.accept(listener);
        } catch (RuntimeException e) {
            thrown = e;
        }
    }

    boolean mayAnswerPing() {
        return life.isOpen() && pings.take(System.nanoTime(), limits.pingsPerSecond());
    }

    void closing(int code, String reason, boolean remote) {
        if (life.isOpening()) {
            life.finish(life.kind(Kind.LOST), 0, "answered the WebSocket handshake wrongly");
        } else if (remote) {
            life.finish(Kind.CLOSED_BY_PEER, code, WebSocketConnection.ascii(reason));
        } else {
            life.finish(Kind.PEER_MISBEHAVED, code, "sent a message or close frame that is not valid");
        }
        stream.close();
    }

    // ---- inside

    private void open(ByteBuffer data) throws ViolationException {
        var reading = reader;
        if (reading == null || !reading.read(data)) {
            return;
        }
        var complete = reading.head();
        boolean agreed = opening instanceof Opening.Server server
                ? agreed(server, server.answer(complete))
                : agreed(Opening.Client.refusal(complete));
        if (agreed) {
            head = complete;
            toLibrary(reading.raw());
        }
    }

    private boolean agreed(Opening.Server server, HttpAnswer answer) {
        if (answer instanceof HttpAnswer.Plain plain) {
            answer(server, plain, "HTTP status " + plain.status());
            return false;
        }
        return true;
    }

    private boolean agreed(String refusal) {
        if (!refusal.isEmpty()) {
            life.finish(Kind.NOT_OPENED, 0, refusal);
            stream.abort();
        }
        return refusal.isEmpty();
    }

    private void answer(Opening.Server server, HttpAnswer.Plain plain, String reason) {
        stream.write(server.bytes(plain));
        life.finish(Kind.NOT_UPGRADED, 0, reason);
        stream.close();
    }

    private void frames(ByteBuffer data) throws ViolationException {
        while (life.isOpen() && guard != null) {
            var frame = guard.next(data);
            if (frame == null) {
                return;
            }
            listener.alive();
            var text = opening instanceof Opening.Server ? PlainText.read(frame) : null;
            if (text == null) {
                toLibrary(ByteBuffer.wrap(frame));
            } else if (life.isOpen()) {
                listener.text(text);
            }
        }
    }

    private void toLibrary(ByteBuffer whole) throws ViolationException {
        try {
            library.decode(whole);
        } catch (RuntimeException e) {
            // Such as a close frame of code 1007 whose reason is not UTF-8, on which Java-WebSocket 1.6.0 stumbles.
            throw ViolationException.protocol("a frame that cannot be read");
        }
        var failure = thrown;
        if (failure != null) {
            thrown = null;
            throw failure;
        }
    }

    private void misbehaved(ViolationException violation) {
        var reason = "sent " + violation.what();
        if (life.isOpen()) {
            life.finish(Kind.PEER_MISBEHAVED, violation.code(), reason);
            library.close(violation.code(), violation.what());
            stream.close();
        } else if (opening instanceof Opening.Server server) {
            answer(server, Opening.Server.refusal(violation), reason);
        } else {
            life.finish(Kind.NOT_OPENED, 0, reason);
            stream.abort();
        }
    }
}
