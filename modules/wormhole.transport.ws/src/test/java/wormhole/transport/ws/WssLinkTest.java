package wormhole.transport.ws;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.InputStream;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import wormhole.spi.mailbox.LinkContext;
import wormhole.spi.mailbox.LinkEnd.Cause;
import wormhole.spi.stream.ByteStream;
import wormhole.spi.stream.HostPort;
import wormhole.spi.stream.Listening;
import wormhole.transport.tcp.TcpStreamProvider;
import wormhole.transport.ws.engine.ConnectionEnd;
import wormhole.transport.ws.engine.ConnectionLimits;
import wormhole.transport.ws.engine.ConnectionListener;
import wormhole.transport.ws.engine.HttpAnswer;
import wormhole.transport.ws.engine.HttpHead;
import wormhole.transport.ws.engine.WebSocketConnection;

/** Links by TLS, against a server with a certificate made for the test. */
class WssLinkTest {
    private static final char[] PASSWORD = "not a secret".toCharArray();

    @TempDir
    Path directory;

    private final ScheduledExecutorService timers = Executors.newSingleThreadScheduledExecutor();
    private final TcpStreamProvider tcp = new TcpStreamProvider();
    private final HeardLink heard = new HeardLink();
    private Listening listening;

    @AfterEach
    void stop() {
        listening.close();
        timers.shutdownNow();
    }

    @Test
    void aCertificateForTheHostOpensALink() throws Exception {
        var tls = certificateFor("dns:localhost,ip:127.0.0.1");
        listen(stream -> echo(server(stream, tls)));
        for (var host : List.of("localhost", "127.0.0.1")) {
            var link = new WebSocketLinkProvider(tls).open(uri(host), context(Duration.ofSeconds(60)), heard);
            heard.expect("opened");
            for (var text : List.of("hello", "", "x".repeat(90_000))) {
                link.send(text);
                heard.expect("message " + text);
            }
            link.send("last");
            link.close();
            heard.expectEndAfterMessages(Cause.CLOSED_BY_US);
        }
    }

    @Test
    void aCertificateForAnotherHostOpensNone() throws Exception {
        var tls = certificateFor("dns:other.example");
        listen(stream -> echo(server(stream, tls)));
        new WebSocketLinkProvider(tls).open(uri("localhost"), context(Duration.ofSeconds(60)), heard);
        heard.expectEnd(Cause.NOT_OPENED, "localhost", "TLS");
    }

    @Test
    void aCertificateNobodyVouchesForOpensNone() throws Exception {
        var tls = certificateFor("dns:localhost");
        listen(stream -> echo(server(stream, tls)));
        new WebSocketLinkProvider().open(uri("localhost"), context(Duration.ofSeconds(60)), heard);
        heard.expectEnd(Cause.NOT_OPENED, "localhost", "TLS");
    }

    @Test
    void aServerWithoutTlsOpensNone() throws Exception {
        listen(this::echo);
        new WebSocketLinkProvider().open(uri("localhost"), context(Duration.ofSeconds(60)), heard);
        heard.expectEnd(Cause.NOT_OPENED, "localhost", "TLS");
    }

    @Test
    void aServerThatStallsTheTlsHandshakeIsGivenUp() throws Exception {
        listen(stream -> {});
        new WebSocketLinkProvider().open(uri("localhost"), context(Duration.ofMillis(500)), heard);
        heard.expectEnd(Cause.NOT_OPENED, "localhost", "500 ms");
    }

    private void listen(wormhole.spi.stream.AcceptListener accept) throws Exception {
        listening = tcp.acceptor().listen(new HostPort("127.0.0.1", 0), 16, accept);
    }

    private URI uri(String host) {
        return URI.create("wss://" + host + ":" + listening.address().port() + "/v1");
    }

    private LinkContext context(Duration open) {
        return new LinkContext(
                tcp.dialer(), timers, 100_000, open, Duration.ofSeconds(30), Duration.ofSeconds(60), "test");
    }

    private static ByteStream server(ByteStream stream, SSLContext tls) {
        var engine = tls.createSSLEngine();
        engine.setUseClientMode(false);
        return new TlsStream(stream, engine);
    }

    private void echo(ByteStream stream) {
        var echo = new Echo();
        echo.connection = WebSocketConnection.server(
                stream, request -> new HttpAnswer.Upgrade(), ConnectionLimits.of(100_000), echo);
    }

    private SSLContext certificateFor(String names) throws Exception {
        var file = directory.resolve("keys.p12");
        var keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        "a",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=test",
                        "-ext",
                        "san=" + names,
                        "-storetype",
                        "PKCS12",
                        "-keystore",
                        file.toString(),
                        "-storepass",
                        new String(PASSWORD))
                .redirectErrorStream(true)
                .start();
        var said = new String(keytool.getInputStream().readAllBytes());
        assertEquals(0, keytool.waitFor(), said);
        var keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(file)) {
            keys.load(in, PASSWORD);
        }
        return context(keys);
    }

    private static SSLContext context(KeyStore keys) throws Exception {
        var own = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        own.init(keys, PASSWORD);
        var trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        trusted.setCertificateEntry("a", keys.getCertificate("a"));
        var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(trusted);
        var context = SSLContext.getInstance("TLS");
        context.init(own.getKeyManagers(), trust.getTrustManagers(), null);
        return context;
    }

    /** Sends back what it hears. */
    private static final class Echo implements ConnectionListener {
        private WebSocketConnection connection;

        @Override
        public void opened(HttpHead head) {}

        @Override
        public void text(String message) {
            connection.send(message);
        }

        @Override
        public void binary(ByteBuffer message) {}

        @Override
        public void closed(ConnectionEnd end) {}
    }
}
