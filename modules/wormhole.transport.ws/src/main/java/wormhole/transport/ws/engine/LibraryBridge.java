package wormhole.transport.ws.engine;

import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Objects;
import org.java_websocket.WebSocket;
import org.java_websocket.WebSocketAdapter;
import org.java_websocket.WebSocketImpl;
import org.java_websocket.drafts.Draft;
import org.java_websocket.drafts.Draft_6455;
import org.java_websocket.framing.Framedata;
import org.java_websocket.handshake.Handshakedata;
import org.jspecify.annotations.Nullable;

/** Where the library calls back. It only translates: every decision is made elsewhere. */
final class LibraryBridge extends WebSocketAdapter {
    // Never used itself: the library copies it for each connection. FrameGuard has the limits.
    private static final Draft DRAFT = new Draft_6455();

    private final Runnable drain;
    private @Nullable Incoming incoming;

    LibraryBridge(Runnable drain) {
        this.drain = drain;
    }

    /** Before the library is given anything. */
    void attach(Incoming to) {
        incoming = to;
    }

    private Incoming incoming() {
        return Objects.requireNonNull(incoming);
    }

    WebSocketImpl server(String product) {
        return new WebSocketImpl(this, List.of(new ServerDraft(product)));
    }

    WebSocketImpl client() {
        return new WebSocketImpl(this, DRAFT);
    }

    @Override
    public void onWebsocketOpen(WebSocket library, Handshakedata head) {
        incoming().opened();
    }

    @Override
    public void onWebsocketMessage(WebSocket library, String message) {
        incoming().call(listener -> listener.text(message));
    }

    @Override
    public void onWebsocketMessage(WebSocket library, ByteBuffer message) {
        incoming().call(listener -> listener.binary(message));
    }

    @Override
    public void onWebsocketPing(WebSocket library, Framedata ping) {
        if (incoming().mayAnswerPing()) {
            super.onWebsocketPing(library, ping);
        }
    }

    @Override
    public void onWebsocketClosing(WebSocket library, int code, String reason, boolean remote) {
        incoming().closing(code, reason == null ? "" : reason, remote);
    }

    @Override
    public void onWriteDemand(WebSocket library) {
        drain.run();
    }

    @Override
    public void onWebsocketClose(WebSocket library, int code, String reason, boolean remote) {
        // The end of the stream is the end.
    }

    @Override
    public void onWebsocketCloseInitiated(WebSocket library, int code, String reason) {
        // onWebsocketClosing follows.
    }

    @Override
    public void onWebsocketError(WebSocket library, Exception failure) {
        // What the other end did wrong leads to onWebsocketClosing; Incoming keeps what a listener threw.
    }

    @Override
    public InetSocketAddress getLocalSocketAddress(WebSocket library) {
        throw new UnsupportedOperationException("the stream knows");
    }

    @Override
    public InetSocketAddress getRemoteSocketAddress(WebSocket library) {
        throw new UnsupportedOperationException("the stream knows");
    }
}
