package wormhole.transport.ws;

import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import wormhole.spi.mailbox.MailboxLinkProvider;
import wormhole.spi.stream.ByteStream;
import wormhole.spi.stream.Dialer;
import wormhole.spi.stream.HostPort;
import wormhole.spi.stream.Listening;
import wormhole.spi.tck.MailboxLinkContract;
import wormhole.transport.tcp.TcpStreamProvider;
import wormhole.transport.ws.engine.ConnectionEnd;
import wormhole.transport.ws.engine.ConnectionLimits;
import wormhole.transport.ws.engine.ConnectionListener;
import wormhole.transport.ws.engine.HttpAnswer;
import wormhole.transport.ws.engine.HttpHead;
import wormhole.transport.ws.engine.WebSocketConnection;

class WebSocketLinkContract extends MailboxLinkContract {
    private final TcpStreamProvider tcp = new TcpStreamProvider();

    @Override
    protected MailboxLinkProvider provider() {
        return new WebSocketLinkProvider();
    }

    @Override
    protected Dialer dialer() {
        return tcp.dialer();
    }

    @Override
    protected Server serve() throws IOException {
        return new EngineServer();
    }

    /** A server made of the engine's other role. */
    private final class EngineServer implements Server {
        private final LinkedBlockingQueue<EngineSession> sessions = new LinkedBlockingQueue<>();
        private final List<ByteStream> streams = new CopyOnWriteArrayList<>();
        private final Listening listening;
        private final Listening deaf;

        EngineServer() throws IOException {
            listening = tcp.acceptor().listen(new HostPort("127.0.0.1", 0), 16, this::accepted);
            deaf = tcp.acceptor().listen(new HostPort("127.0.0.1", 0), 16, streams::add);
        }

        private void accepted(ByteStream stream) {
            streams.add(stream);
            var session = new EngineSession();
            session.connection = WebSocketConnection.server(
                    stream, request -> new HttpAnswer.Upgrade(), ConnectionLimits.of(1 << 20), session);
            sessions.add(session);
        }

        @Override
        public URI uri() {
            return URI.create("ws://" + listening.address() + "/v1");
        }

        @Override
        public URI deaf() {
            return URI.create("ws://" + deaf.address() + "/v1");
        }

        @Override
        public Session accept() throws InterruptedException {
            return sessions.poll(30, TimeUnit.SECONDS);
        }

        @Override
        public void close() {
            listening.close();
            deaf.close();
            streams.forEach(ByteStream::abort);
        }
    }

    /** The server's end of one link. */
    private static final class EngineSession implements MailboxLinkContract.Session, ConnectionListener {
        private static final String NO_MORE = "no more messages";

        private final LinkedBlockingQueue<String> messages = new LinkedBlockingQueue<>();
        private volatile WebSocketConnection connection;

        @Override
        public void opened(HttpHead head) {}

        @Override
        public void text(String message) {
            messages.add(message);
        }

        @Override
        public void binary(ByteBuffer message) {
            throw new IllegalStateException("links send text");
        }

        @Override
        public void closed(ConnectionEnd end) {
            messages.add(NO_MORE);
        }

        @Override
        public void send(String message) {
            connection.send(message);
        }

        @Override
        public String receive() throws InterruptedException {
            var next = messages.poll(30, TimeUnit.SECONDS);
            return NO_MORE.equals(next) ? null : next;
        }

        @Override
        public void close() {
            connection.close(WebSocketConnection.GOING_AWAY, "restart");
        }

        @Override
        public void cut() {
            connection.stream().abort();
        }

        @Override
        public void fallSilent() {
            connection.stream().pause();
        }
    }
}
