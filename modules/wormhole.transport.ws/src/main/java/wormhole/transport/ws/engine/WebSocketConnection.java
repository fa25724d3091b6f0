package wormhole.transport.ws.engine;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.java_websocket.WebSocketImpl;
import org.java_websocket.exceptions.InvalidHandshakeException;
import org.java_websocket.framing.PingFrame;
import org.java_websocket.handshake.HandshakeImpl1Client;
import org.jspecify.annotations.Nullable;
import wormhole.spi.stream.ByteStream;
import wormhole.spi.stream.StreamListener;
import wormhole.transport.ws.engine.ConnectionEnd.Kind;

/**
 * One WebSocket connection over a byte stream, as server or as client.
 *
 * <p>The listener is called on the thread of the stream's callbacks. Methods may be called from any thread; an end that
 * they bring about is heard in {@link ConnectionListener#closed} on the stream's thread, once the stream is closed.
 */
public final class WebSocketConnection {
    /** RFC 6455 section 7.4.1: the purpose is fulfilled. */
    public static final int NORMAL = 1000;

    /** RFC 6455 section 7.4.1: this end goes away. */
    public static final int GOING_AWAY = 1001;

    private enum State {
        OPENING,
        OPEN,
        ENDED
    }

    private final ByteStream stream;
    private final Opening opening;
    private final ConnectionListener listener;
    private final ConnectionLimits limits;
    private final WebSocketImpl library;
    private final AtomicReference<@Nullable ConnectionEnd> end = new AtomicReference<>();
    private final Object out = new Object();
    private final PingAllowance pings = new PingAllowance();

    private volatile State state = State.OPENING;
    private @Nullable HeadReader reader;
    private @Nullable HttpHead head;
    private @Nullable FrameGuard guard;
    private @Nullable RuntimeException failure;

    private WebSocketConnection(
            ByteStream stream, Opening opening, ConnectionLimits limits, ConnectionListener listener) {
        this.stream = stream;
        this.opening = opening;
        this.limits = limits;
        this.listener = listener;
        this.reader = new HeadReader(limits);
        var bridge = new LibraryBridge(this);
        this.library = opening instanceof Opening.Server ? bridge.server() : bridge.client();
    }

    /**
     * Takes a connection that came in. It starts the stream; the owner keeps the time until {@link
     * ConnectionListener#opened}.
     *
     * @param stream not started yet
     * @param requests decides whether the request is upgraded
     * @param limits what the client may make us do
     * @param listener what hears of the connection
     * @return the connection, waiting for the client's request
     */
    public static WebSocketConnection server(
            ByteStream stream, RequestHandler requests, ConnectionLimits limits, ConnectionListener listener) {
        var connection = new WebSocketConnection(stream, new Opening.Server(requests), limits, listener);
        stream.start(connection.new FromStream());
        return connection;
    }

    /**
     * Opens a connection. It starts the stream and sends the request; the owner keeps the time until {@link
     * ConnectionListener#opened}.
     *
     * @param stream not started yet
     * @param request what is asked for
     * @param limits what the server may make us do
     * @param listener what hears of the connection
     * @return the connection, waiting for the server's answer
     */
    public static WebSocketConnection client(
            ByteStream stream, ClientRequest request, ConnectionLimits limits, ConnectionListener listener) {
        var connection = new WebSocketConnection(stream, new Opening.Client(request), limits, listener);
        connection.request(request);
        stream.start(connection.new FromStream());
        return connection;
    }

    /**
     * Sends a text message. Does nothing unless the connection is open.
     *
     * @param message any text
     * @return true to go on; false when the stream would rather have less: see {@link ConnectionListener#writable}
     */
    public boolean send(String message) {
        if (opening instanceof Opening.Server) {
            return send(EncodedText.of(message));
        }
        if (state != State.OPEN) {
            return true;
        }
        var draft = library.getDraft();
        var frames = draft.createFrames(message, true);
        return write(frames.stream().map(draft::createBinaryFrame).toArray(ByteBuffer[]::new));
    }

    /**
     * Sends text messages in one write. For a server only. Does nothing unless the connection is open.
     *
     * @param messages in order; they may be sent on other connections too
     * @return as {@link #send(String)}
     * @throws IllegalStateException this is a client, whose frames must be masked
     */
    public boolean send(EncodedText... messages) {
        if (opening instanceof Opening.Client) {
            throw new IllegalStateException("a client masks its frames");
        }
        var frames = new ByteBuffer[messages.length];
        for (int i = 0; i < frames.length; i++) {
            frames[i] = messages[i].bytes();
        }
        return write(frames);
    }

    /** Sends a ping, which makes the other end show that it lives: {@link ConnectionListener#alive}. */
    public void ping() {
        if (state == State.OPEN) {
            write(library.getDraft().createBinaryFrame(new PingFrame()));
        }
    }

    /**
     * Closes in order: what is queued is sent, then a close frame, then the stream is closed. Does nothing if the
     * connection has ended.
     *
     * @param code of the close frame, such as {@link #NORMAL}
     * @param reason for the other end's log; up to 100 characters of ASCII are sent
     */
    public void close(int code, String reason) {
        boolean open = state == State.OPEN;
        if (!finish(new ConnectionEnd(Kind.CLOSED_BY_US, code, reason))) {
            return;
        }
        if (open) {
            library.close(code, ascii(reason));
        }
        stream.close();
    }

    /**
     * Closes at once, without a close frame; what is queued is lost. The end has kind {@link Kind#CLOSED_BY_US}, before it
     * was open {@link Kind#NOT_OPENED} or {@link Kind#NOT_UPGRADED}.
     *
     * @param reason for the end
     */
    public void abort(String reason) {
        giveUp(state == State.OPENING ? notOpened() : Kind.CLOSED_BY_US, reason);
    }

    /**
     * Closes at once because the other end is gone. As {@link #abort}, but an open connection ends by {@link Kind#LOST}.
     *
     * @param reason for the end, such as how long nothing was heard
     */
    public void lost(String reason) {
        giveUp(state == State.OPENING ? notOpened() : Kind.LOST, reason);
    }

    /**
     * Whether messages can be sent.
     *
     * @return false before the handshake is complete and after the end
     */
    public boolean isOpen() {
        return state == State.OPEN;
    }

    /**
     * How much waits to be sent.
     *
     * @return bytes
     */
    public long queued() {
        return stream.queued();
    }

    /**
     * The stream, for its addresses and its pauses.
     *
     * @return the stream this connection runs over
     */
    public ByteStream stream() {
        return stream;
    }

    // ---- called by the library, by way of the bridge

    void libraryOpened() {
        reader = null;
        guard = new FrameGuard(opening instanceof Opening.Server, limits);
        synchronized (out) {
            state = state == State.OPENING ? State.OPEN : state;
        }
        var opened = head;
        head = null;
        if (opened != null) {
            libraryCall(l -> l.opened(opened));
        }
    }

    /** The library would swallow what a listener throws; kept here, it reaches whoever called us. */
    void libraryCall(Consumer<ConnectionListener> call) {
        if (state != State.OPEN) {
            return;
        }
        try {
            call.accept(listener);
        } catch (RuntimeException e) {
            failure = e;
        }
    }

    boolean mayAnswerPing() {
        return state == State.OPEN && pings.take(System.nanoTime(), limits.pingsPerSecond());
    }

    void libraryClosing(int code, String reason, boolean remote) {
        if (state == State.OPENING) {
            finish(new ConnectionEnd(notOpened(), 0, "answered the WebSocket handshake wrongly"));
        } else if (remote) {
            finish(new ConnectionEnd(Kind.CLOSED_BY_PEER, code, ascii(reason)));
        } else {
            finish(new ConnectionEnd(Kind.PEER_MISBEHAVED, code, "a message or close frame that is not valid"));
        }
        stream.close();
    }

    void drain() {
        synchronized (out) {
            var queue = new ArrayList<ByteBuffer>(2);
            library.outQueue.drainTo(queue);
            if (!queue.isEmpty()) {
                stream.write(queue.toArray(ByteBuffer[]::new));
            }
        }
    }

    // ---- inside

    private void request(ClientRequest request) {
        var handshake = new HandshakeImpl1Client();
        handshake.setResourceDescriptor(request.target());
        handshake.put("Host", request.host());
        request.fields().forEach(handshake::put);
        try {
            library.startHandshake(handshake);
        } catch (InvalidHandshakeException e) {
            throw new IllegalStateException("the library refuses its own handshake", e);
        }
    }

    private boolean write(ByteBuffer... frames) {
        long size = stream.queued();
        for (var frame : frames) {
            size += frame.remaining();
        }
        if (size > limits.maxQueuedBytes()) {
            giveUp(Kind.LOST, "does not read what is sent to it");
            return true;
        }
        synchronized (out) {
            return state != State.OPEN || stream.write(frames);
        }
    }

    private boolean finish(ConnectionEnd how) {
        synchronized (out) {
            state = State.ENDED;
        }
        return end.compareAndSet(null, how);
    }

    private void giveUp(Kind kind, String reason) {
        if (finish(new ConnectionEnd(kind, 0, reason))) {
            stream.abort();
        }
    }

    private Kind notOpened() {
        return opening instanceof Opening.Server ? Kind.NOT_UPGRADED : Kind.NOT_OPENED;
    }

    private static String ascii(String text) {
        return text.chars()
                .limit(100)
                .map(c -> c < ' ' || c > '~' ? '?' : c)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    /** What the stream calls. */
    private final class FromStream implements StreamListener {
        @Override
        public void received(ByteBuffer data) {
            try {
                if (state == State.OPENING) {
                    open(data);
                }
                frames(data);
            } catch (ViolationException e) {
                misbehaved(e);
            }
        }

        @Override
        public void writable() {
            if (state == State.OPEN) {
                listener.writable();
            }
        }

        @Override
        public void closed(Optional<IOException> cause) {
            var kind = state == State.OPENING ? notOpened() : Kind.LOST;
            var reason = cause.map(e -> "failed: " + e.getMessage()).orElse("closed the connection");
            finish(new ConnectionEnd(kind, 0, reason));
            reader = null;
            guard = null;
            var how = end.get();
            if (how != null) {
                listener.closed(how);
            }
        }

        private void open(ByteBuffer data) throws ViolationException {
            var reading = reader;
            if (reading == null || !reading.read(data)) {
                return;
            }
            var complete = reading.head();
            boolean agreed = opening instanceof Opening.Server server
                    ? agrees(server.answer(complete))
                    : agrees(Opening.Client.refusal(complete));
            if (agreed) {
                head = complete;
                toLibrary(reading.raw());
            }
        }

        private boolean agrees(HttpAnswer answer) {
            if (answer instanceof HttpAnswer.Plain plain) {
                answerPlainly(plain, "HTTP status " + plain.status());
                return false;
            }
            return true;
        }

        private boolean agrees(String refusal) {
            if (!refusal.isEmpty()) {
                giveUp(Kind.NOT_OPENED, refusal);
            }
            return refusal.isEmpty();
        }

        private void answerPlainly(HttpAnswer.Plain plain, String reason) {
            stream.write(Opening.Server.bytes(plain));
            finish(new ConnectionEnd(Kind.NOT_UPGRADED, 0, reason));
            stream.close();
        }

        private void frames(ByteBuffer data) throws ViolationException {
            while (state == State.OPEN && guard != null) {
                var frame = guard.next(data);
                if (frame == null) {
                    return;
                }
                listener.alive();
                toLibrary(ByteBuffer.wrap(frame));
            }
        }

        private void toLibrary(ByteBuffer whole) {
            library.decode(whole);
            var thrown = failure;
            if (thrown != null) {
                failure = null;
                throw thrown;
            }
        }

        private void misbehaved(ViolationException violation) {
            if (state == State.OPEN) {
                finish(new ConnectionEnd(Kind.PEER_MISBEHAVED, violation.code(), "sent " + violation.what()));
                library.close(violation.code(), ascii(violation.what()));
                stream.close();
            } else if (opening instanceof Opening.Server) {
                answerPlainly(Opening.Server.refusal(violation), "sent " + violation.what());
            } else {
                giveUp(Kind.NOT_OPENED, "sent " + violation.what());
            }
        }
    }
}
