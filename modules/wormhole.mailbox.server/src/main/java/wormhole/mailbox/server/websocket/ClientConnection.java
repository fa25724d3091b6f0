package wormhole.mailbox.server.websocket;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import wormhole.mailbox.server.hub.PeerAddress;
import wormhole.spi.stream.ByteStream;
import wormhole.transport.ws.engine.ConnectionEnd;
import wormhole.transport.ws.engine.ConnectionListener;
import wormhole.transport.ws.engine.HttpAnswer;
import wormhole.transport.ws.engine.HttpHead;
import wormhole.transport.ws.engine.RequestHandler;
import wormhole.transport.ws.engine.WebSocketConnection;

/** One client's connection: tells the front what happens, in the words of the hub. */
final class ClientConnection implements ConnectionListener, RequestHandler {
    final long number;
    final long since;
    private final WebSocketFront front;
    private final ByteStream stream;
    private @Nullable WebSocketConnection socket;
    private @Nullable PeerAddress address;

    // The loop's own.
    boolean counted;
    boolean known;
    boolean bound;
    long partialBytes;
    long heldBytes;
    long lastAlive;
    double allowance;
    long allowanceAt;

    ClientConnection(WebSocketFront front, ByteStream stream, long number, long now) {
        this.front = front;
        this.number = number;
        this.stream = new Metered(stream, this::came);
        since = now;
        lastAlive = now;
        allowanceAt = now;
        allowance = front.burst();
    }

    void begin() {
        socket = WebSocketConnection.server(stream, this, front.engineLimits(), this);
    }

    WebSocketConnection socket() {
        var open = socket;
        if (open == null) {
            throw new IllegalStateException("not begun");
        }
        return open;
    }

    ByteStream stream() {
        return stream;
    }

    PeerAddress address() {
        var known = address;
        return known == null
                ? new PeerAddress(stream.peer().host(), stream.peer().port())
                : known;
    }

    long queuedBytes() {
        return stream.queued() + heldBytes;
    }

    private void came(int bytes) {
        partialBytes += bytes;
        front.partial(this);
    }

    @Override
    public HttpAnswer answer(HttpHead request) {
        var answer = Requests.answer(request);
        if (answer instanceof HttpAnswer.Upgrade && request.asksForWebSocket()) {
            address = Requests.address(request, stream.peer(), front.trustsRealIp());
            return front.admits(this) ? answer : new HttpAnswer.Plain(503, "Service Unavailable", "Too many.\n");
        }
        return answer;
    }

    @Override
    public String product() {
        return front.serverField();
    }

    @Override
    public void opened(HttpHead head) {
        partialBytes = 0;
        front.opened(this);
    }

    @Override
    public void text(String message) {
        partialBytes = 0;
        front.received(this, message);
    }

    @Override
    public void binary(ByteBuffer message) {
        partialBytes = 0;
        String text;
        try {
            text = StandardCharsets.UTF_8.newDecoder().decode(message).toString();
        } catch (CharacterCodingException e) {
            // What is no JSON either, so that the hub drops it as it drops everything else that is none.
            text = "";
        }
        front.received(this, text);
    }

    @Override
    public void alive() {
        lastAlive = front.monotonic();
    }

    @Override
    public void closed(ConnectionEnd end) {
        front.closed(this);
    }
}
