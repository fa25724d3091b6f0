package wormhole.conformance.fuzz;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.junit.jupiter.api.BeforeAll;
import wormhole.spi.tck.FedStream;
import wormhole.transport.ws.engine.ClientRequest;
import wormhole.transport.ws.engine.ConnectionEnd;
import wormhole.transport.ws.engine.ConnectionLimits;
import wormhole.transport.ws.engine.ConnectionListener;
import wormhole.transport.ws.engine.HttpAnswer;
import wormhole.transport.ws.engine.HttpHead;
import wormhole.transport.ws.engine.WebSocketConnection;

/** What comes over a socket, at a server and at a client: the opening handshake and the frames after it. */
class WebSocketFuzzTest {
    // Kept, or it forgets its level: the library logs what is wrong with a frame.
    private static final Logger LIBRARY_LOG = Logger.getLogger("org.java_websocket");
    private static final int MAX_MESSAGE = 512;
    private static final ConnectionLimits LIMITS = new ConnectionLimits(1024, 12, MAX_MESSAGE, 5, 1_000_000, 1 << 20);
    private static final String REQUEST = "GET /v1 HTTP/1.1\r\nHost: h\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
            + "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n";
    private static final String AGREED = "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\n"
            + "Connection: Upgrade\r\nSec-WebSocket-Accept: $ACCEPT$\r\n\r\n";

    @BeforeAll
    static void silenceTheLibrary() {
        LIBRARY_LOG.setLevel(Level.OFF);
    }

    @FuzzTest
    void request(byte[] input) throws Exception {
        Growth.bounded(input.length, () -> {
            var whole = server(new byte[0], input, input.length);
            assertEquals(whole, server(new byte[0], input, 1), "pieces make a difference");
            assertTrue(whole.isEmpty() || whole.get(0).startsWith("answered HTTP/1.1 "), whole.toString());
        });
    }

    @FuzzTest
    void framesOfAClient(byte[] input) throws Exception {
        var request = REQUEST.getBytes(StandardCharsets.ISO_8859_1);
        Growth.bounded(input.length, () -> {
            var whole = server(request, input, input.length);
            assertEquals(whole, server(request, input, 1), "pieces make a difference");
            assertEquals(whole, server(request, input, 7), "pieces make a difference");
        });
    }

    /** The input is the answer, with {@code $ACCEPT$} where the right key goes. */
    @FuzzTest
    void answer(byte[] input) throws Exception {
        Growth.bounded(
                input.length,
                () -> assertEquals(
                        client(input, new byte[0], 4096), client(input, new byte[0], 1), "pieces make a difference"));
    }

    @FuzzTest
    void framesOfAServer(byte[] input) throws Exception {
        var agreed = AGREED.getBytes(StandardCharsets.ISO_8859_1);
        Growth.bounded(input.length, () -> {
            var whole = client(agreed, input, input.length);
            assertEquals(whole, client(agreed, input, 1), "pieces make a difference");
            assertEquals(whole, client(agreed, input, 7), "pieces make a difference");
        });
    }

    private static List<String> server(byte[] before, byte[] input, int pieces) {
        var stream = new FedStream();
        var heard = new Heard();
        WebSocketConnection.server(stream, WebSocketFuzzTest::answered, LIMITS, heard);
        stream.feed(before, Math.max(1, before.length));
        stream.feed(input, Math.max(1, pieces));
        return heard.with(
                before.length > 0 ? "" : stream.text().lines().findFirst().orElse(""));
    }

    private static HttpAnswer answered(HttpHead request) {
        var address = Inside.address(request);
        assertTrue(address.host().matches("[0-9A-Fa-f:.]{2,45}") && address.port() >= 0 && address.port() <= 65535);
        return Inside.answer(request);
    }

    private static List<String> client(byte[] answer, byte[] input, int pieces) {
        var stream = new FedStream();
        var heard = new Heard();
        WebSocketConnection.client(stream, new ClientRequest("h", "/v1", Map.of()), LIMITS, heard);
        var text = new String(answer, StandardCharsets.ISO_8859_1)
                // The first only: the key is another one each time, and a message must not hold it.
                .replaceFirst("\\$ACCEPT\\$", accept(stream.text()));
        var bytes = text.getBytes(StandardCharsets.ISO_8859_1);
        stream.feed(bytes, Math.max(1, pieces));
        stream.feed(input, Math.max(1, pieces));
        return heard.with("");
    }

    private static String accept(String request) {
        var key = request.lines()
                .filter(line -> line.startsWith("Sec-WebSocket-Key: "))
                .findFirst()
                .orElseThrow()
                .substring(19);
        try {
            var sha1 = MessageDigest.getInstance("SHA-1");
            var whole = (key + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11").getBytes(StandardCharsets.US_ASCII);
            return Base64.getEncoder().encodeToString(sha1.digest(whole));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }

    /** What a listener hears, a line each. */
    private static final class Heard implements ConnectionListener {
        private final List<String> lines = new ArrayList<>();
        private boolean over;

        List<String> with(String answered) {
            var all = new ArrayList<String>();
            if (!answered.isEmpty()) {
                all.add("answered " + answered);
            }
            all.addAll(lines);
            return all;
        }

        @Override
        public void opened(HttpHead head) {
            hear("opened " + head.first());
        }

        @Override
        public void text(String message) {
            var size = message.getBytes(StandardCharsets.UTF_8).length;
            assertTrue(size <= MAX_MESSAGE && Text.isWellFormed(message), "a message of " + size + " bytes");
            hear("text " + message);
        }

        @Override
        public void binary(ByteBuffer message) {
            assertTrue(message.remaining() <= MAX_MESSAGE, "a message of " + message.remaining() + " bytes");
            var bytes = new byte[message.remaining()];
            message.get(bytes);
            hear("binary " + Arrays.toString(bytes));
        }

        @Override
        public void alive() {
            hear("alive");
        }

        @Override
        public void closed(ConnectionEnd end) {
            assertTrue(end.reason().length() < 200 && Text.isHarmless(end.reason()), "quotes the other end");
            hear("closed " + end);
            over = true;
        }

        private void hear(String line) {
            assertTrue(!over, "heard after the end");
            lines.add(line);
        }
    }
}
