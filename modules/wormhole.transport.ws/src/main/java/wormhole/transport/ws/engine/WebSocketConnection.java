package wormhole.transport.ws.engine;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import org.java_websocket.WebSocketImpl;
import org.java_websocket.exceptions.InvalidHandshakeException;
import org.java_websocket.framing.PingFrame;
import org.java_websocket.handshake.HandshakeImpl1Client;
import wormhole.spi.stream.ByteStream;
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

    private final ByteStream stream;
    private final boolean server;
    private final ConnectionLimits limits;
    private final Life life;
    private final WebSocketImpl library;
    private final Incoming incoming;
    // So that what the library queued leaves in the order in which it was queued.
    private final Object draining = new Object();

    private WebSocketConnection(
            ByteStream stream, Opening opening, ConnectionLimits limits, ConnectionListener listener) {
        this.stream = stream;
        this.server = opening instanceof Opening.Server;
        this.limits = limits;
        this.life = new Life(server ? Kind.NOT_UPGRADED : Kind.NOT_OPENED);
        var bridge = new LibraryBridge(this::drain);
        this.library = opening instanceof Opening.Server accepted
                ? bridge.server(accepted.requests().product())
                : bridge.client();
        this.incoming = new Incoming(stream, opening, limits, listener, life, library);
        bridge.attach(incoming);
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
        stream.start(connection.incoming);
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
        stream.start(connection.incoming);
        return connection;
    }

    /**
     * Sends a text message. Does nothing unless the connection is open.
     *
     * @param message any text
     * @return true to go on; false when the stream would rather have less: see {@link ConnectionListener#writable}
     */
    public boolean send(String message) {
        if (server) {
            return send(EncodedText.of(message));
        }
        if (!life.isOpen()) {
            return true;
        }
        var draft = library.getDraft();
        var frames = draft.createFrames(message, true);
        var bytes = new ByteBuffer[frames.size()];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = draft.createBinaryFrame(frames.get(i));
        }
        return write(bytes);
    }

    /**
     * Sends text messages in one write. For a server only. Does nothing unless the connection is open.
     *
     * @param messages in order; they may be sent on other connections too
     * @return as {@link #send(String)}
     * @throws IllegalStateException this is a client, whose frames must be masked
     */
    public boolean send(EncodedText... messages) {
        if (!server) {
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
        if (life.isOpen()) {
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
        boolean open = life.isOpen();
        if (!life.finish(Kind.CLOSED_BY_US, code, reason)) {
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
        giveUp(life.kind(Kind.CLOSED_BY_US), reason);
    }

    /**
     * Closes at once because the other end is gone. As {@link #abort}, but an open connection ends by {@link Kind#LOST}.
     *
     * @param reason for the end, such as how long nothing was heard
     */
    public void lost(String reason) {
        giveUp(life.kind(Kind.LOST), reason);
    }

    /**
     * Whether messages can be sent.
     *
     * @return false before the handshake is complete and after the end
     */
    public boolean isOpen() {
        return life.isOpen();
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
        return !life.isOpen() || stream.write(frames);
    }

    private void giveUp(Kind kind, String reason) {
        if (life.finish(kind, 0, reason)) {
            stream.abort();
        }
    }

    private void drain() {
        synchronized (draining) {
            var queue = new ArrayList<ByteBuffer>(2);
            library.outQueue.drainTo(queue);
            if (!queue.isEmpty()) {
                stream.write(queue.toArray(ByteBuffer[]::new));
            }
        }
    }

    /** What of a text from elsewhere may stand in a close frame or a log. */
    static String ascii(String text) {
        var clean = new StringBuilder(text);
        clean.setLength(Math.min(100, text.length()));
        for (int i = 0; i < clean.length(); i++) {
            if (clean.charAt(i) < ' ' || clean.charAt(i) > '~') {
                clean.setCharAt(i, '?');
            }
        }
        return clean.toString();
    }
}
