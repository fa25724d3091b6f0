package wormhole.transit.relay;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import wormhole.server.ServerArguments;

@Timeout(300)
class TransitRelayTest {
    private static final String TOKEN = "0123456789abcdef".repeat(4);

    @TempDir
    Path directory;

    private static Socket dial(TransitRelay relay, String says) throws IOException {
        var socket = new Socket("127.0.0.1", relay.address().port());
        socket.setSoTimeout(60_000);
        socket.getOutputStream().write(says.getBytes(StandardCharsets.US_ASCII));
        return socket;
    }

    private static String line(String side) {
        return "please relay " + TOKEN + " for side " + side.repeat(16) + "\n";
    }

    private static String read(Socket socket, int bytes) throws IOException {
        return new String(socket.getInputStream().readNBytes(bytes), StandardCharsets.US_ASCII);
    }

    private static String readAll(Socket socket) throws IOException {
        return new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
    }

    @Test
    void startsInThreeLines() throws IOException {
        try (var relay = TransitRelay.start()) {
            assertEquals("tcp:127.0.0.1:" + relay.address().port(), relay.endpoint());
        }
    }

    @Test
    void passesBytesBothWaysAndTheEnd() throws IOException {
        try (var relay = TransitRelay.start();
                var a = dial(relay, line("a"));
                var b = dial(relay, line("b"))) {
            assertEquals("ok\n", read(a, 3));
            assertEquals("ok\n", read(b, 3));
            a.getOutputStream().write('1');
            assertEquals("1", read(b, 1));
            b.getOutputStream().write("23".getBytes(StandardCharsets.US_ASCII));
            assertEquals("23", read(a, 2));
            a.getOutputStream().write("last".getBytes(StandardCharsets.US_ASCII));
            a.shutdownOutput();
            assertEquals("last", readAll(b));
        }
    }

    @Test
    void whoIsWrongOrImpatientIsTold() throws IOException {
        try (var relay = TransitRelay.start();
                var wrong = dial(relay, "GET / HTTP/1.1\n");
                var impatient = dial(relay, line("a") + "x")) {
            assertEquals("bad handshake\n", readAll(wrong));
            assertEquals("impatient\n", readAll(impatient));
        }
    }

    @Test
    void aSlowReceiverDoesNotMakeTheRelayGrow() throws Exception {
        var seen = new RecordingStreams();
        try (var relay = TransitRelay.start(new TransitRelayOptions().streams(seen));
                var slow = dial(relay, line("a"));
                var fast = SocketChannel.open(
                        new InetSocketAddress("127.0.0.1", relay.address().port()))) {
            fast.write(ByteBuffer.wrap(line("b").getBytes(StandardCharsets.US_ASCII)));
            assertEquals("ok\n", read(slow, 3));
            // The kernel holds a few megabytes; the relay must hold next to nothing, and not read.
            long written = fill(fast);
            assertTrue(written < 100 << 20, written + " bytes went somewhere");
            assertTrue(seen.queued() <= 128 << 10, seen.queued() + " bytes wait in the relay");
            var all = CompletableFuture.supplyAsync(() -> digestOf(slow));
            fast.configureBlocking(true);
            written += send(fast, written);
            fast.shutdownOutput();
            assertEquals(written, all.get());
            assertTrue(seen.worst <= 128 << 10, seen.worst + " bytes waited in the relay");
        }
    }

    /** Writes until nothing has gone for half a second. */
    private static long fill(SocketChannel channel) throws Exception {
        channel.configureBlocking(false);
        long written = 0;
        for (int idle = 0; idle < 50; ) {
            int step = channel.write(pattern(written, 8192));
            written += step;
            idle = step > 0 ? 0 : idle + 1;
            if (step == 0) {
                Thread.sleep(10);
            }
        }
        return written;
    }

    private static long send(SocketChannel channel, long from) throws IOException {
        long sent = 0;
        while (sent < 20 << 20) {
            sent += channel.write(pattern(from + sent, 100_000));
        }
        return sent;
    }

    private static ByteBuffer pattern(long from, int length) {
        var buffer = ByteBuffer.allocate(length);
        for (long i = from; i < from + length; i++) {
            buffer.put((byte) (i * 31 >> 3));
        }
        return buffer.flip();
    }

    /** How many bytes came, if they are the pattern. */
    private static long digestOf(Socket socket) {
        try {
            var chunk = new byte[1 << 16];
            long total = 0;
            for (int n = socket.getInputStream().read(chunk);
                    n >= 0;
                    n = socket.getInputStream().read(chunk)) {
                assertArrayEquals(pattern(total, n).array(), java.util.Arrays.copyOf(chunk, n));
                total += n;
            }
            return total;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void connectionsOfOneAddressCanBeLimited() throws IOException {
        var limits = RelayLimits.DEFAULT.connectionsPerAddress(2);
        try (var relay = TransitRelay.start(new TransitRelayOptions().limits(limits));
                var a = dial(relay, line("a"));
                var b = dial(relay, line("b"))) {
            assertEquals("ok\n", read(a, 3));
            assertEquals("ok\n", read(b, 3));
            assertTrue(endsWithoutAWord(relay));
        }
    }

    // It may be reset before or while it speaks.
    private static boolean endsWithoutAWord(TransitRelay relay) {
        try (var third = dial(relay, line("c"))) {
            return third.getInputStream().read() < 0;
        } catch (IOException e) {
            return true;
        }
    }

    @Test
    void theUsageLogSpeaksAsTheReferenceAndIsPrivate() throws IOException {
        var log = directory.resolve("usage.jsonl");
        try (var relay =
                TransitRelay.start(new TransitRelayOptions().usageLog(log).blurUsage(1_000_000))) {
            try (var a = dial(relay, line("a"));
                    var b = dial(relay, line("b"))) {
                assertEquals("ok\n", read(a, 3));
                assertEquals("ok\n", read(b, 3));
                b.getOutputStream().write('x');
                assertEquals("x", read(a, 1));
            }
        }
        var lines = Files.readAllLines(log);
        var usage = lines.stream().filter(text -> text.contains("\"usage\"")).findFirst();
        assertTrue(
                usage.orElseThrow()
                        .matches("\\{\"table\":\"usage\",\"started\":\\d+000000\\.0+,\"total_time\":[0-9.]+,"
                                + "\"waiting_time\":[0-9.]+,\"total_bytes\":10000,\"mood\":\"happy\"}"),
                usage.get());
        assertTrue(lines.stream().anyMatch(text -> text.startsWith("{\"table\":\"current\",\"rebooted\":")));
        if (log.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(log)));
        }
    }

    @Test
    void closingEndsEveryConnectionAndFreesThePort() throws IOException {
        var relay = TransitRelay.start();
        try (var waiting = dial(relay, line("a"))) {
            var address = relay.address();
            relay.close();
            relay.close();
            assertThrowsOrEnds(waiting);
            TransitRelay.start(new TransitRelayOptions().bind(address)).close();
        }
    }

    private static void assertThrowsOrEnds(Socket socket) {
        try {
            assertEquals(-1, socket.getInputStream().read());
        } catch (IOException reset) {
            assertTrue(socket.isConnected());
        }
    }

    @Test
    void limitsThatAreNoneAreRefused() {
        assertThrows(IllegalArgumentException.class, () -> RelayLimits.DEFAULT.connections(1));
        assertThrows(IllegalArgumentException.class, () -> RelayLimits.DEFAULT.pairBytes(1));
        assertThrows(IllegalArgumentException.class, () -> RelayLimits.DEFAULT.lineTime(java.time.Duration.ZERO));
    }

    private static TransitRelayOptions options(String... arguments) {
        return TransitRelayMain.options(new ServerArguments(arguments));
    }

    @Test
    void theProgramsOptionsAreChecked() {
        assertEquals(
                "[::1]:4002",
                options("--bind", "::1", "--port", "4002", "--max-bytes", "9999999999")
                        .bind()
                        .toString());
        for (var wrong : new String[] {"--port", "--port x", "--max-wait 99999999999", "--what"}) {
            assertThrows(IllegalArgumentException.class, () -> options(wrong.split(" ")));
        }
    }
}
