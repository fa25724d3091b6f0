package wormhole.transport.tcp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import wormhole.spi.stream.ByteStream;
import wormhole.spi.stream.HostPort;
import wormhole.spi.stream.StreamListener;

/** How a connection is found and made. */
class TcpDialTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private static InetAddress address(String literal) throws IOException {
        return InetAddress.getByName(literal);
    }

    private static String failure(CompletableFuture<ByteStream> dial) {
        var failure = assertThrows(ExecutionException.class, () -> dial.get(60, TimeUnit.SECONDS));
        assertInstanceOf(IOException.class, failure.getCause());
        return failure.getCause().getMessage();
    }

    private static Dial dial(int port, Duration timeout) throws IOException {
        var loop = new Loop("test");
        var dial = new Dial(loop, new HostPort("name.example", port), timeout);
        loop.execute(dial::begin);
        return dial;
    }

    @Test
    void theNextAddressIsTriedWhenOneIsRefused() throws Exception {
        try (var server = new ServerSocket(0, 5, address("127.0.0.1"))) {
            var dial = dial(server.getLocalPort(), PATIENCE);
            dial.found(List.of(address("127.0.0.3"), address("127.0.0.2"), address("127.0.0.1")));
            var stream = dial.result().get(60, TimeUnit.SECONDS);
            assertEquals(new HostPort("127.0.0.1", server.getLocalPort()), stream.peer());
            stream.abort();
        }
    }

    @Test
    void theNextAddressIsTriedWhenOneDoesNotAnswer() throws Exception {
        try (var server = new ServerSocket(0, 5, address("127.0.0.1"))) {
            var dial = dial(server.getLocalPort(), PATIENCE);
            // 192.0.2.1 is nobody's (RFC 5737): silent where there is a network, unreachable where there is none.
            dial.found(List.of(address("192.0.2.1"), address("127.0.0.1")));
            dial.result().get(60, TimeUnit.SECONDS).abort();
        }
    }

    @Test
    void whenAllAddressesFailTheLastFailureIsNamed() throws Exception {
        // Bound, so that nobody else is given the port, but not listening.
        try (var silent = new Socket()) {
            silent.bind(new InetSocketAddress(0));
            int port = silent.getLocalPort();
            var dial = dial(port, PATIENCE);
            dial.found(List.of(address("127.0.0.1"), address("127.0.0.2")));
            var text = failure(dial.result());
            assertTrue(text.contains("name.example:" + port), text);
            assertTrue(text.contains("refused"), text);
        }
    }

    @Test
    void theTimeoutCoversTheSearchForTheName() throws Exception {
        var text = failure(dial(80, Duration.ofMillis(50)).result());
        assertTrue(text.contains("name.example:80") && text.contains("50 ms"), text);
    }

    @Test
    void aNameThatDoesNotExistIsAnError() {
        // .invalid never exists (RFC 6761).
        var dialer = new TcpStreamProvider().dialer();
        var text = failure(dialer.dial(new HostPort("no-such-host.invalid", 80), PATIENCE));
        assertTrue(text.contains("no-such-host.invalid:80"), text);
    }

    @Test
    void whatLooksLikeAnAddressButIsNoneIsAnError() {
        var dialer = new TcpStreamProvider().dialer();
        var text = failure(dialer.dial(new HostPort("::12345", 80), PATIENCE));
        assertTrue(text.contains("[::12345]:80"), text);
    }

    @Test
    void aTimeoutThatIsNotPositiveIsRefused() {
        var dialer = new TcpStreamProvider().dialer();
        assertThrows(IllegalArgumentException.class, () -> dialer.dial(new HostPort("127.0.0.1", 1), Duration.ZERO));
    }

    @Test
    void localhostIsFound() throws Exception {
        try (var server = new ServerSocket(0, 5, address("127.0.0.1"))) {
            var dialer = new TcpStreamProvider().dialer();
            dialer.dial(new HostPort("localhost", server.getLocalPort()), PATIENCE)
                    .get(60, TimeUnit.SECONDS)
                    .abort();
        }
    }

    @Test
    void aPlaceInUseIsAnErrorThatNamesIt() throws Exception {
        try (var server = new ServerSocket(0, 5, address("127.0.0.1"))) {
            var place = new HostPort("127.0.0.1", server.getLocalPort());
            var acceptor = new TcpStreamProvider().acceptor();
            var failure = assertThrows(IOException.class, () -> acceptor.listen(place, 5, stream -> {}));
            assertTrue(failure.getMessage().contains(place.toString()), failure.getMessage());
        }
    }

    @Test
    void aPortIsFreeAgainWhenListeningHasBeenClosed() throws Exception {
        var acceptor = new TcpStreamProvider().acceptor();
        var place = new HostPort("127.0.0.1", 0);
        for (int i = 0; i < 20; i++) {
            try (var listening = acceptor.listen(place, 5, stream -> {})) {
                place = listening.address();
            }
        }
        assertTrue(place.port() > 0);
    }

    @Test
    void familiesTakeTurnsBeginningWithThePreferredOne() throws Exception {
        var six = address("2001:db8::6");
        var seven = address("2001:db8::7");
        var four = address("192.0.2.4");
        var five = address("192.0.2.5");
        assertEquals(List.of(six, four, seven), Addresses.interleaved(List.of(six, seven, four)));
        assertEquals(List.of(four, six, five), Addresses.interleaved(List.of(four, five, six)));
        assertEquals(List.of(four, five), Addresses.interleaved(List.of(four, five)));
    }

    @Test
    void onlyAddressesCountAsLiteral() {
        assertTrue(Addresses.literal("127.0.0.1"));
        assertTrue(Addresses.literal("::1"));
        assertFalse(Addresses.literal("1.2.3"));
        assertFalse(Addresses.literal("relay.example"));
    }

    @Test
    void theThreadsEndWhenNothingIsLeft() throws Exception {
        var gone = new CountDownLatch(2);
        var provider = new TcpStreamProvider();
        var listening =
                provider.acceptor().listen(new HostPort("127.0.0.1", 0), 5, stream -> stream.start(new Ends(gone)));
        var dialled = provider.dialer().dial(listening.address(), PATIENCE).get(60, TimeUnit.SECONDS);
        dialled.start(new Ends(gone));
        var name = "wormhole-tcp-" + listening.address().port();
        assertTrue(threadExists(name));
        listening.close();
        dialled.close();
        assertTrue(gone.await(60, TimeUnit.SECONDS));
        for (int i = 0; i < 3000 && threadExists(name); i++) {
            Thread.sleep(10);
        }
        assertFalse(threadExists(name));
    }

    @Test
    void aPeerThatNeverReadsDoesNotKeepAClosedStreamForEver() throws Exception {
        try (var server = new ServerSocket(0, 5, address("127.0.0.1"))) {
            var gone = new CountDownLatch(1);
            var stream = new TcpStreamProvider()
                    .dialer()
                    .dial(new HostPort("127.0.0.1", server.getLocalPort()), PATIENCE)
                    .get(60, TimeUnit.SECONDS);
            stream.start(new Ends(gone));
            stream.write(ByteBuffer.allocate(64 << 20));
            stream.close();
            assertTrue(gone.await(60, TimeUnit.SECONDS));
        }
    }

    private static boolean threadExists(String name) {
        return Thread.getAllStackTraces().keySet().stream()
                .anyMatch(t -> t.getName().equals(name));
    }

    /** Counts ends. */
    private record Ends(CountDownLatch gone) implements StreamListener {
        @Override
        public void received(ByteBuffer data) {}

        @Override
        public void closed(Optional<IOException> failure) {
            gone.countDown();
        }
    }
}
