package wormhole.transport.ws;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Base64;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import wormhole.spi.mailbox.LinkContext;
import wormhole.spi.mailbox.LinkEnd.Cause;
import wormhole.spi.mailbox.MailboxLink;
import wormhole.transport.tcp.TcpStreamProvider;

/** What a mailbox server, or whoever sits in its place, may answer (hostile inputs, A16 and A17). */
class HostileServerTest {
    private static final String SPLIT = "\r\n";

    private final ScheduledExecutorService timers = Executors.newSingleThreadScheduledExecutor();
    private final HeardLink heard = new HeardLink();
    private final LinkedBlockingQueue<String> requests = new LinkedBlockingQueue<>();
    private ServerSocket socket;

    /** What the server does once it has read a request. */
    private interface Script {
        void play(String key, OutputStream out) throws Exception;
    }

    @BeforeEach
    void listen() throws IOException {
        socket = new ServerSocket(0, 5, InetAddress.getByName("127.0.0.1"));
    }

    @AfterEach
    void stop() throws IOException {
        socket.close();
        timers.shutdownNow();
    }

    private MailboxLink link(Script script) {
        return link(script, Duration.ofSeconds(60));
    }

    private MailboxLink link(Script script, Duration openTimeout) {
        var thread = new Thread(() -> serve(script));
        thread.setDaemon(true);
        thread.start();
        var context = new LinkContext(
                new TcpStreamProvider().dialer(),
                timers,
                100_000,
                openTimeout,
                Duration.ofSeconds(30),
                Duration.ofSeconds(60),
                "test/1");
        return new WebSocketLinkProvider()
                .open(URI.create("ws://127.0.0.1:" + socket.getLocalPort() + "/v1"), context, heard);
    }

    private void serve(Script script) {
        try (Socket taken = socket.accept()) {
            var in = new BufferedReader(new InputStreamReader(taken.getInputStream(), StandardCharsets.ISO_8859_1));
            var request = new StringBuilder();
            var key = "";
            for (var line = in.readLine(); line != null && !line.isEmpty(); line = in.readLine()) {
                request.append(line).append('\n');
                key = line.startsWith("Sec-WebSocket-Key: ") ? line.substring(19) : key;
            }
            requests.add(request.toString());
            script.play(key, taken.getOutputStream());
        } catch (Exception e) {
            requests.add("failed: " + e);
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    private static String accept(String key) throws Exception {
        var digest = MessageDigest.getInstance("SHA-1").digest(bytes(key + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11"));
        return Base64.getEncoder().encodeToString(digest);
    }

    private static String agreement(String accept, String more) {
        return "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                + "Sec-WebSocket-Accept: " + accept + SPLIT + more + SPLIT;
    }

    private void answered(String answer, String... says) throws Exception {
        link((key, out) -> {
            out.write(bytes(answer));
            out.flush();
            Thread.sleep(10_000);
        });
        heard.expectEnd(Cause.NOT_OPENED, says);
    }

    private String name() {
        return "127.0.0.1:" + socket.getLocalPort();
    }

    @Test
    void anOrdinaryPageIsNotALink() throws Exception {
        answered("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nhi", name(), "200");
    }

    @Test
    void notFoundIsNotALink() throws Exception {
        answered("HTTP/1.1 404 Not Found\r\n\r\n", name(), "404");
    }

    @Test
    void aFailingGatewayIsNotALink() throws Exception {
        answered("HTTP/1.0 502 Bad Gateway\r\n\r\n", name(), "502");
    }

    @Test
    void aRedirectIsNotFollowed() throws Exception {
        try (var elsewhere = new ServerSocket(0, 5, InetAddress.getByName("127.0.0.1"))) {
            answered(
                    "HTTP/1.1 301 Moved Permanently\r\nLocation: ws://127.0.0.1:" + elsewhere.getLocalPort()
                            + "/v1\r\n\r\n",
                    name(),
                    "301");
            elsewhere.setSoTimeout(300);
            assertTrue(nobodyComes(elsewhere));
        }
    }

    private static boolean nobodyComes(ServerSocket place) throws IOException {
        try {
            place.accept().close();
            return false;
        } catch (java.net.SocketTimeoutException e) {
            return true;
        }
    }

    @Test
    void headersWithoutEndAreCutOff() throws Exception {
        link((key, out) -> {
            out.write(bytes("HTTP/1.1 101 Switching Protocols\r\n"));
            for (int i = 0; i < 10_240; i++) {
                out.write(bytes("X: " + "y".repeat(1019) + SPLIT));
            }
        });
        heard.expectEnd(Cause.NOT_OPENED, name(), "16384");
    }

    @Test
    void tooManyHeadersAreCutOff() throws Exception {
        answered("HTTP/1.1 101 Switching Protocols\r\n" + "X: y\r\n".repeat(200), name(), "100 lines");
    }

    @Test
    void aWrongAcceptKeyIsNotALink() throws Exception {
        link((key, out) -> {
            out.write(bytes(agreement(accept(key + "x"), "")));
            Thread.sleep(10_000);
        });
        heard.expectEnd(Cause.NOT_OPENED, name(), "handshake");
    }

    @Test
    void anExtensionNobodyAskedForIsNotALink() throws Exception {
        link((key, out) -> {
            out.write(bytes(agreement(accept(key), "Sec-WebSocket-Extensions: permessage-deflate\r\n")));
            Thread.sleep(10_000);
        });
        heard.expectEnd(Cause.NOT_OPENED, name(), "extension");
    }

    @Test
    void aServerThatHangsUpDuringTheHandshakeIsNotALink() throws Exception {
        link((key, out) -> out.write(bytes("HTTP/1.1 101 Swi")));
        heard.expectEnd(Cause.NOT_OPENED, name(), "closed the connection");
    }

    @Test
    void anotherProtocolIsNotALink() throws Exception {
        answered("SSH-2.0-OpenSSH_9.2\r\n\r\n", name(), "other than HTTP");
    }

    @Test
    void controlCharactersOfAnAnswerReachNobody() throws Exception {
        answered("HTTP/1.1 200 \u001b[2J\r\n\r\n", name(), "other than HTTP");
    }

    @Test
    void aHandshakeThatTricklesIsGivenUp() throws Exception {
        Script trickle = (key, out) -> {
            for (int i = 0; i < 1000; i++) {
                out.write('H');
                out.flush();
                Thread.sleep(20);
            }
        };
        link(trickle, Duration.ofSeconds(5));
        heard.expectEnd(Cause.NOT_OPENED, name(), "within 5 s");
    }

    @Test
    void theRequestNamesTheHostAndNoExtension() throws Exception {
        link((key, out) -> {});
        var request = requests.poll(30, TimeUnit.SECONDS);
        assertTrue(request.startsWith("GET /v1 HTTP/1.1\n"), request);
        assertTrue(request.contains("\nHost: " + name() + "\n"), request);
        assertTrue(request.contains("\nUser-Agent: test/1\n"), request);
        assertEquals(-1, request.indexOf("Extensions"), request);
        heard.expectEnd(Cause.NOT_OPENED);
    }

    private void opened(byte... frames) throws Exception {
        link((key, out) -> {
            out.write(bytes(agreement(accept(key), "")));
            out.write(frames);
            out.flush();
            Thread.sleep(10_000);
        });
        heard.expect("opened");
    }

    @Test
    void aMaskedFrameEndsTheLink() throws Exception {
        opened((byte) 0x81, (byte) 0x80, (byte) 0, (byte) 0, (byte) 0, (byte) 0);
        heard.expectEnd(Cause.SERVER_MISBEHAVED, name(), "masked");
    }

    @Test
    void aFrameOf2GiBEndsTheLink() throws Exception {
        opened((byte) 0x81, (byte) 127, (byte) 0, (byte) 0, (byte) 0, (byte) 0, (byte) 0x80, (byte) 0, (byte) 0, (byte)
                0);
        heard.expectEnd(Cause.SERVER_MISBEHAVED, name(), "100000 bytes");
    }

    @Test
    void aCompressedFrameEndsTheLink() throws Exception {
        opened((byte) 0xc1, (byte) 1, (byte) 0);
        heard.expectEnd(Cause.SERVER_MISBEHAVED, name(), "compressed");
    }

    @Test
    void aBinaryMessageIsDeliveredAsText() throws Exception {
        opened((byte) 0x82, (byte) 2, (byte) '{', (byte) '}');
        heard.expect("message {}");
        assertNull(heard.heard.poll());
    }

    @Test
    void aBinaryMessageThatIsNotUtf8EndsTheLink() throws Exception {
        opened((byte) 0x82, (byte) 1, (byte) 0xff);
        heard.expectEnd(Cause.SERVER_MISBEHAVED, name(), "UTF-8");
    }

    @Test
    void aServerThatDropsTheConnectionIsLost() throws Exception {
        link((key, out) -> out.write(bytes(agreement(accept(key), ""))));
        heard.expect("opened");
        heard.expectEnd(Cause.LOST, name());
    }
}
