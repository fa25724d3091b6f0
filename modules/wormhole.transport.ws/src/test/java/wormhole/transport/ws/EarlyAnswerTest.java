package wormhole.transport.ws;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.lang.reflect.Proxy;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Base64;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import wormhole.spi.mailbox.LinkContext;
import wormhole.spi.mailbox.LinkEnd;
import wormhole.spi.mailbox.LinkListener;
import wormhole.spi.mailbox.MailboxLink;
import wormhole.spi.stream.ByteStream;
import wormhole.spi.tck.FedStream;

/** A server whose answer is there before whoever dialled has seen that it may come. */
class EarlyAnswerTest {
    private static final Pattern KEY = Pattern.compile("Sec-WebSocket-Key: (\\S+)\r\n");
    // Time for the answer to come too early; it comes in the end anyhow.
    private static final int HEAD_START_MILLIS = 200;

    private final FedStream fed = new FedStream();
    private final Thread server = new Thread(this::answer);
    private MailboxLink link;

    /** Says something as soon as the link is open. */
    private final class Talkative implements LinkListener {
        @Override
        public void opened() {
            link.send("{}");
        }

        @Override
        public void message(String message) {}

        @Override
        public void closed(LinkEnd end) {}
    }

    private void answer() {
        var key = KEY.matcher(fed.takeWritten());
        key.find();
        fed.feed("HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                + "Sec-WebSocket-Accept: " + accept(key.group(1)) + "\r\n\r\n");
    }

    private static String accept(String key) {
        try {
            var text = key + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";
            var digest = MessageDigest.getInstance("SHA-1").digest(text.getBytes(StandardCharsets.US_ASCII));
            return Base64.getEncoder().encodeToString(digest);
        } catch (java.security.NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A stream whose answer comes on another thread while it is being started. */
    private ByteStream quick() {
        return (ByteStream) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {ByteStream.class}, (proxy, method, arguments) -> {
                    var result = method.invoke(fed, arguments);
                    if (method.getName().equals("start")) {
                        server.start();
                        server.join(HEAD_START_MILLIS);
                    }
                    return result;
                });
    }

    @Test
    void whatIsSaidAtTheOpeningIsNotLost() throws Exception {
        var timers = Executors.newSingleThreadScheduledExecutor();
        try {
            var patience = Duration.ofSeconds(60);
            var dial = new CompletableFuture<ByteStream>();
            var context =
                    new LinkContext((address, timeout) -> dial, timers, 100_000, patience, patience, patience, "test");
            link = new WebSocketLinkProvider().open(URI.create("ws://192.0.2.1/v1"), context, new Talkative());
            dial.complete(quick());
            server.join();
            // Two bytes of header, four of mask, two of text.
            assertEquals(8, fed.written().length);
        } finally {
            timers.shutdownNow();
        }
    }
}
