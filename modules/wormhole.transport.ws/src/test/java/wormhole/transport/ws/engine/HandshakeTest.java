package wormhole.transport.ws.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import wormhole.spi.tck.FedStream;

/** The server's side of the opening handshake. */
class HandshakeTest {
    private static final ConnectionLimits LIMITS = ConnectionLimits.of(1 << 20);
    private static final String UPGRADE = "Upgrade: websocket\r\nConnection: keep-alive, Upgrade\r\n"
            + "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n";

    private final FedStream stream = new FedStream();
    private final Ends heard = new Ends();
    private HttpHead asked;

    private void server() {
        WebSocketConnection.server(
                stream,
                request -> {
                    asked = request;
                    return switch (request.target()) {
                        case "/" -> new HttpAnswer.Plain(200, "OK", "Wormhole Relay\n");
                        case "/v1" -> new HttpAnswer.Upgrade();
                        default -> new HttpAnswer.Plain(404, "Not Found", "No.\n");
                    };
                },
                LIMITS,
                heard);
    }

    @Test
    void theKeyOfTheRfcIsAnsweredAsTheRfcHasIt() throws Exception {
        server();
        stream.feed(("GET /v1 HTTP/1.1\r\nHost: h\r\n" + UPGRADE + "\r\n").getBytes(StandardCharsets.US_ASCII), 1);
        assertEquals("opened", heard.next());
        assertTrue(stream.text().startsWith("HTTP/1.1 101 "), stream.text());
        assertTrue(stream.text().contains("Sec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=\r\n"), stream.text());
        assertTrue(stream.text().endsWith("\r\n\r\n"));
    }

    @Test
    void compressionIsDeclinedByNotNamingIt() throws Exception {
        server();
        stream.feed("GET /v1 HTTP/1.1\r\nHost: h\r\n" + UPGRADE
                + "Sec-WebSocket-Extensions: permessage-deflate; client_max_window_bits\r\n\r\n");
        assertEquals("opened", heard.next());
        assertFalse(stream.text().toLowerCase(java.util.Locale.ROOT).contains("extensions"), stream.text());
    }

    @Test
    void whatFollowsTheRequestAtOnceIsHeard() throws Exception {
        server();
        stream.feed("GET /v1 HTTP/1.1\r\nHost: h\r\n" + UPGRADE + "\r\n"
                + new String(Frames.text("hi"), StandardCharsets.ISO_8859_1));
        assertEquals("opened", heard.next());
        assertEquals("text hi", heard.next());
    }

    @Test
    void headerFieldsAreSeenInAnyCaseAndRepeatedOnesJoined() {
        server();
        stream.feed("GET / HTTP/1.1\r\nhost: h\r\nx-real-ip: 192.0.2.7 \r\nVia: a\r\nvia: b\r\n\r\n");
        assertEquals(Optional.of("192.0.2.7"), asked.field("X-Real-IP"));
        assertEquals(Optional.of("a, b"), asked.field("via"));
        assertEquals(Optional.empty(), asked.field("Nothing"));
        assertFalse(asked.asksForWebSocket());
    }

    @Test
    void aPlainRequestGetsAPlainAnswer() throws Exception {
        server();
        stream.feed("GET / HTTP/1.1\r\nHost: h\r\n\r\n");
        assertTrue(stream.text().startsWith("HTTP/1.1 200 OK\r\n"), stream.text());
        assertTrue(stream.text().endsWith("Content-Length: 15\r\nConnection: close\r\n\r\nWormhole Relay\n"));
        assertEquals("closed NOT_UPGRADED", heard.next());
    }

    @Test
    void aPlainRequestForTheWebSocketIsToldToUpgrade() throws Exception {
        server();
        stream.feed("GET /v1 HTTP/1.1\r\nHost: h\r\n\r\n");
        assertTrue(stream.text().startsWith("HTTP/1.1 426 Upgrade Required\r\n"), stream.text());
        assertEquals("closed NOT_UPGRADED", heard.next());
    }

    @Test
    void aHeadThatIsTooLongIsRefused() throws Exception {
        server();
        stream.feed("GET /v1 HTTP/1.1\r\n" + "X: " + "y".repeat(20_000));
        assertTrue(stream.text().startsWith("HTTP/1.1 431 "), stream.text());
        assertEquals("closed NOT_UPGRADED", heard.next());
    }

    @Test
    void aHeadOfTooManyLinesIsRefused() throws Exception {
        server();
        stream.feed("GET /v1 HTTP/1.1\r\n" + "A: b\r\n".repeat(101));
        assertTrue(stream.text().startsWith("HTTP/1.1 431 "), stream.text());
        assertEquals("closed NOT_UPGRADED", heard.next());
    }

    @Test
    void whatIsNotHttpIsRefused() throws Exception {
        for (var junk : new String[] {
            "\u0016\u0003\u0001\u0002\u0000",
            "GET / HTTP/1.1\nHost: h\n\n",
            "\r\n\r\n",
            "GET / HTTP/1.1\r\nno colon\r\n\r\n",
            "GET / HTTP/1.1\r\nA: b\r\n folded\r\n\r\n",
            "GET / HTTP/1.1\rX: y\r\n\r\n"
        }) {
            var own = new FedStream();
            var ends = new Ends();
            WebSocketConnection.server(own, r -> new HttpAnswer.Upgrade(), LIMITS, ends);
            own.feed(junk);
            assertTrue(own.text().startsWith("HTTP/1.1 400 "), junk);
            assertEquals("closed NOT_UPGRADED", ends.next());
        }
    }

    @Test
    void aHandshakeWithoutKeyOrOfAnotherVersionIsNotUpgraded() {
        for (var fields : new String[] {
            UPGRADE.replace("13", "8"),
            UPGRADE.replaceAll("Sec-WebSocket-Key.*\r\n", ""),
            UPGRADE.replace("Upgrade: websocket\r\n", ""),
            UPGRADE.replace("dGhl", "")
        }) {
            var own = new FedStream();
            WebSocketConnection.server(own, r -> new HttpAnswer.Upgrade(), LIMITS, new Ends());
            own.feed("GET /v1 HTTP/1.1\r\nHost: h\r\n" + fields + "\r\n");
            assertTrue(own.text().startsWith("HTTP/1.1 426 "), own.text());
        }
    }

    @Test
    void aClientAsksForNoExtension() {
        WebSocketConnection.client(
                stream, new ClientRequest("h:81", "/v1?a=b", Map.of("User-Agent", "us")), LIMITS, heard);
        assertTrue(stream.text().startsWith("GET /v1?a=b HTTP/1.1\r\n"), stream.text());
        assertTrue(stream.text().contains("\r\nHost: h:81\r\n"));
        assertTrue(stream.text().contains("\r\nUser-Agent: us\r\n"));
        assertFalse(stream.text().contains("Extensions"));
        assertFalse(stream.text().contains("Protocol:"));
    }

    @Test
    void aRequestCannotBreakOutOfItsLine() {
        assertThrows(IllegalArgumentException.class, () -> new ClientRequest("h\r\nX: y", "/", Map.of()));
        assertThrows(IllegalArgumentException.class, () -> new ClientRequest("h", "/a b", Map.of()));
        assertThrows(IllegalArgumentException.class, () -> new ClientRequest("h", "/", Map.of("A", "b\nc")));
    }
}
