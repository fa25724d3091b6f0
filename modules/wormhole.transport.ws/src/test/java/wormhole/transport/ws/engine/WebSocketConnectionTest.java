package wormhole.transport.ws.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import wormhole.spi.stream.HostPort;
import wormhole.spi.stream.Listening;
import wormhole.spi.stream.StreamProvider;
import wormhole.transport.tcp.TcpStreamProvider;
import wormhole.transport.ws.engine.ConnectionEnd.Kind;

class WebSocketConnectionTest {
    private static final ConnectionLimits LIMITS = ConnectionLimits.of(1 << 20);

    private final StreamProvider tcp = new TcpStreamProvider();
    private final LinkedBlockingQueue<WebSocketConnection> servers = new LinkedBlockingQueue<>();
    private final Ends far = new Ends();
    private final Ends near = new Ends();
    private Listening listening;

    @BeforeEach
    void listen() throws Exception {
        listening = tcp.acceptor()
                .listen(
                        new HostPort("127.0.0.1", 0),
                        16,
                        stream -> servers.add(WebSocketConnection.server(stream, this::answer, LIMITS, far)));
    }

    @AfterEach
    void stop() {
        listening.close();
        servers.forEach(c -> c.abort("the test is over"));
    }

    private HttpAnswer answer(HttpHead request) {
        return request.target().equals("/v1")
                ? new HttpAnswer.Upgrade()
                : new HttpAnswer.Plain(404, "Not Found", "Nothing here.\n");
    }

    private WebSocketConnection client(String target) throws Exception {
        var stream =
                tcp.dialer().dial(listening.address(), Duration.ofSeconds(30)).get(30, TimeUnit.SECONDS);
        return WebSocketConnection.client(
                stream, new ClientRequest("example.org", target, Map.of("User-Agent", "test")), LIMITS, near);
    }

    private WebSocketConnection open() throws Exception {
        var client = client("/v1");
        assertEquals("opened", near.next());
        assertEquals("opened", far.next());
        return client;
    }

    @Test
    void messagesOfEverySizeGoBothWays() throws Exception {
        var client = open();
        var server = servers.take();
        for (int size : new int[] {0, 1, 125, 126, 65535, 65536, 1 << 20}) {
            var text = "x".repeat(size);
            client.send(text);
            assertEquals("text " + text, far.next());
            server.send(text);
            assertEquals("text " + text, near.next());
        }
        client.send("snowman \u2603 \ud83d\ude00");
        assertEquals("text snowman \u2603 \ud83d\ude00", far.next());
    }

    @Test
    void oneEncodedMessageServesManyConnections() throws Exception {
        open();
        var second = new Ends();
        var stream =
                tcp.dialer().dial(listening.address(), Duration.ofSeconds(30)).get(30, TimeUnit.SECONDS);
        WebSocketConnection.client(stream, new ClientRequest("h", "/v1", Map.of()), LIMITS, second);
        assertEquals("opened", second.next());
        assertEquals("opened", far.next());
        var ack = EncodedText.of("ack");
        var news = EncodedText.of("news");
        for (var server : servers) {
            server.send(ack, news);
        }
        for (var ends : new Ends[] {near, second}) {
            assertEquals("text ack", ends.next());
            assertEquals("text news", ends.next());
        }
    }

    @Test
    void aClientsCloseIsAnOrderlyEndForBoth() throws Exception {
        var client = open();
        client.send("last");
        client.close(WebSocketConnection.NORMAL, "done");
        client.send("too late");
        assertEquals("text last", far.next());
        assertEquals("closed CLOSED_BY_PEER", far.next());
        assertEquals("closed CLOSED_BY_US", near.next());
        assertEquals(new ConnectionEnd(Kind.CLOSED_BY_PEER, 1000, "done"), far.end);
    }

    @Test
    void aServersCloseIsAnOrderlyEndForBoth() throws Exception {
        open();
        servers.take().close(WebSocketConnection.GOING_AWAY, "restart");
        assertEquals("closed CLOSED_BY_PEER", near.next());
        assertEquals("closed CLOSED_BY_US", far.next());
        assertEquals(new ConnectionEnd(Kind.CLOSED_BY_PEER, 1001, "restart"), near.end);
    }

    @Test
    void aPingShowsThatTheOtherEndLives() throws Exception {
        open();
        int before = far.alive.get();
        servers.take().ping();
        far.awaitAlive(before + 1);
    }

    @Test
    void aPlainAnswerIsARefusalForTheClient() throws Exception {
        client("/other");
        assertEquals("closed NOT_OPENED", near.next());
        assertEquals("closed NOT_UPGRADED", far.next());
        assertTrue(near.end.reason().contains("404"), near.end.reason());
    }

    @Test
    void aClientCannotSendUnmaskedFrames() throws Exception {
        var client = open();
        assertThrows(IllegalStateException.class, () -> client.send(EncodedText.of("x")));
    }

    @Test
    void aLostStreamIsALostConnection() throws Exception {
        var client = open();
        client.stream().abort();
        assertEquals("closed LOST", far.next());
        assertEquals("closed LOST", near.next());
    }
}
