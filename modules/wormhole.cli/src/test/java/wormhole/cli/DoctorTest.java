package wormhole.cli;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import wormhole.api.WormholeClient;
import wormhole.api.error.ProviderException;
import wormhole.cli.failure.ExitStatus;
import wormhole.cli.terminal.Console.Stream;
import wormhole.mailbox.server.MailboxServer;
import wormhole.mailbox.server.MailboxServerOptions;
import wormhole.spi.stream.HostPort;
import wormhole.transit.relay.TransitRelay;
import wormhole.transit.relay.TransitRelayOptions;

/** {@code wormhole doctor} where everything works, and where something does not. */
@Timeout(400)
class DoctorTest {
    // On a busy machine what works may take a while.
    private static final String PATIENT = "--timeout=60";

    private MailboxServer server;
    private TransitRelay relay;

    @BeforeEach
    void start() throws Exception {
        var options =
                new MailboxServerOptions().bind(new HostPort("127.0.0.1", 0)).motd("be \u001b[31mkind");
        server = MailboxServer.start(options);
        relay = TransitRelay.start(new TransitRelayOptions().bind(new HostPort("127.0.0.1", 0)));
    }

    @AfterEach
    void end() {
        relay.close();
        server.close();
    }

    private Run doctor(String... more) {
        return doctor(new Run().with("LANG", "en_GB.UTF-8").with("TERM", "xterm"), more);
    }

    private Run doctor(Run run, String... more) {
        var arguments =
                new ArrayList<>(List.of(PATIENT, "--relay-url", server.uri().toString()));
        arguments.addAll(List.of("--transit-helper", relay.endpoint()));
        arguments.addAll(List.of(more));
        return doctorOf(run, arguments);
    }

    private static Run doctorOf(Run run, List<String> arguments) {
        var all = new ArrayList<>(List.of("doctor"));
        all.addAll(arguments);
        return run.using(WormholeClient::create).of(all.toArray(String[]::new));
    }

    private static void found(Run run, String line) {
        assertTrue(
                Pattern.compile("(?m)^" + line).matcher(run.printed()).find(), line + " is not in\n" + run.printed());
    }

    // On a busy machine what works may take a second.
    private static void assertWaited(Run run) {
        assertTrue(run.said().lines().allMatch(line -> line.startsWith("Waiting for ")), run.said());
    }

    @Test
    void whereEverythingWorksEveryCheckSaysSo() {
        var run = doctor();
        assertEquals(ExitStatus.OK, run.status, run.printed() + run.said());
        found(run, "ok +terminal +none: .*; UTF-8; colours$");
        found(run, "ok +providers +.*crypto ");
        found(
                run,
                "ok +mailbox +" + server.uri()
                        + " answered after [0-9.]+ s, a frame takes [0-9.]+ ms there and back.*; it says: be .\\[31mkind$");
        found(run, "skipped +proxy +none is used$");
        found(run, "ok +listen +port [0-9]+ ");
        found(run, "(ok|warning) +addresses +IPv4 .*; IPv6 ");
        found(run, "ok +relay +tcp:127.0.0.1:[0-9]+ connected two ends after [0-9]+ ms$");
        assertFalse(run.printed().contains("\u001b"));
        assertWaited(run);
    }

    @Test
    void programsGetAnEventForEachCheck() {
        var run = doctor("--json");
        assertEquals(ExitStatus.OK, run.status, run.printed() + run.said());
        assertWaited(run);
        for (var line : run.printed().split("\n")) {
            assertTrue(line.startsWith("{\"event\": \"check\", \"check\": \"") && line.endsWith("}"), line);
        }
        found(run, ".*\"check\": \"mailbox\", \"result\": \"ok\", .*\"welcome_ms\": [0-9]+, \"rtt_ms\": [0-9.]+\\}$");
        found(run, ".*\"check\": \"listen\", \"result\": \"ok\", .*\"port\": [1-9][0-9]*\\}$");
        found(run, ".*\"check\": \"relay\", \"result\": \"ok\", .*\"connect_ms\": [0-9]+\\}$");
    }

    @Test
    void whatIsDeadIsNamedWithAdviceAndTheRestIsStillLookedAt() throws Exception {
        try (var dead = Ports.dead()) {
            var place = "127.0.0.1:" + dead.getLocalPort();
            var run = doctorOf(
                    new Run().with("LANG", "C.UTF-8"),
                    List.of(PATIENT, "--relay-url=ws://" + place + "/v1", "--transit-helper=tcp:" + place));
            assertEquals(ExitStatus.FAILED, run.status);
            found(run, "FAILED +mailbox +.*\n +.*--relay-url");
            found(run, "FAILED +relay +.*:" + dead.getLocalPort() + ".*\n +.*--transit-helper");
            found(run, "ok +listen ");
            assertTrue(run.said().endsWith("ERROR: 2 of 7 checks failed\n"), run.said());
        }
    }

    @Test
    void whoeverSaysNothingIsNotWaitedForLonger() throws Exception {
        try (var silent = new ServerSocket(0, 100, InetAddress.getByName("127.0.0.1"))) {
            var port = silent.getLocalPort();
            var run = doctorOf(
                    new Run(),
                    List.of(
                            "--timeout=10",
                            "--relay-url=ws://127.0.0.1:" + port + "/v1",
                            "--transit-helper=tcp:127.0.0.1:" + port));
            assertEquals(ExitStatus.FAILED, run.status);
            found(
                    run,
                    "FAILED +mailbox +the mailbox server at ws://127.0.0.1:" + port
                            + "/v1 did not answer within 10 s\n +.*--relay-url");
            found(run, "FAILED +relay +.*:" + port + ".*\n +.*--transit-helper");
            found(run, "ok +listen ");
            assertTrue(
                    run.said()
                            .contains(
                                    "Waiting for the mailbox server at ws://127.0.0.1:" + port + "/v1 to answer...\n"),
                    run.said());
        }
    }

    private static void becomeSilentWebSocket(Socket connection) throws Exception {
        var asked = new BufferedReader(new InputStreamReader(connection.getInputStream(), US_ASCII));
        var key = "";
        for (var line = asked.readLine(); line != null && !line.isEmpty(); line = asked.readLine()) {
            if (line.toLowerCase(Locale.ROOT).startsWith("sec-websocket-key:")) {
                key = line.substring(line.indexOf(':') + 1).strip() + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";
            }
        }
        var accept = MessageDigest.getInstance("SHA-1").digest(key.getBytes(US_ASCII));
        var answer = "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                + "Sec-WebSocket-Accept: " + Base64.getEncoder().encodeToString(accept) + "\r\n\r\n";
        connection.getOutputStream().write(answer.getBytes(US_ASCII));
    }

    @Test
    void aMailboxServerThatIsSilentAfterTheUpgradeIsNotWaitedForEither() throws Exception {
        try (var silent = new ServerSocket(0, 100, InetAddress.getByName("127.0.0.1"))) {
            var url = "ws://127.0.0.1:" + silent.getLocalPort() + "/v1";
            var upgraded = CompletableFuture.supplyAsync(() -> {
                try {
                    var connection = silent.accept();
                    becomeSilentWebSocket(connection);
                    return connection;
                } catch (Exception e) {
                    throw new CompletionException(e);
                }
            });
            var run = doctorOf(
                    new Run(), List.of("--timeout=10", "--relay-url", url, "--transit-helper", relay.endpoint()));
            upgraded.get().close();
            assertEquals(ExitStatus.FAILED, run.status);
            found(
                    run,
                    "FAILED +mailbox +the mailbox server at " + url + " did not answer within 10 s\n +.*--relay-url");
        }
    }

    @Test
    void aServerThatRefusesClientsIsQuoted() throws Exception {
        server.close();
        server = MailboxServer.start(
                new MailboxServerOptions().bind(new HostPort("127.0.0.1", 0)).signalError("closed for repairs"));
        var run = doctor();
        assertEquals(ExitStatus.FAILED, run.status);
        found(run, "FAILED +mailbox +.*closed for repairs");
    }

    @Test
    void aProxyThroughWhichNothingIsReachedIsNamed() throws Exception {
        try (var dead = Ports.dead()) {
            var run = doctor("--proxy=socks5://127.0.0.1:" + dead.getLocalPort());
            assertEquals(ExitStatus.FAILED, run.status);
            found(run, "FAILED +proxy +everything is dialled through socks5://127.0.0.1:");
            found(run, "FAILED +mailbox ");
            found(run, "FAILED +relay ");
            found(run, "skipped +listen ");
        }
    }

    @Test
    void whatTheUserDoesNotWishIsNotTried() {
        var direct = doctor("--force-direct");
        assertEquals(ExitStatus.OK, direct.status);
        found(direct, "skipped +relay ");
        found(direct, "ok +listen ");
        var deaf = doctor("--no-listen");
        found(deaf, "skipped +listen ");
        found(deaf, "ok +relay ");
        found(doctor("--force-relay"), "skipped +listen ");
    }

    @Test
    void aPortThatIsTakenIsNamed() throws Exception {
        try (var taken = new ServerSocket(0)) {
            var run = doctor("--listen-port=" + taken.getLocalPort());
            assertEquals(ExitStatus.FAILED, run.status);
            found(run, "FAILED +listen +no port could be opened.*\n +.*--listen-port");
        }
        var free = Ports.free();
        found(doctor("--listen-port", "" + free), "ok +listen +port " + free + " ");
    }

    @Test
    void aPlainLocaleAndAProxyThatIsNotUsedAreWarnedOf() {
        var run = doctor(new Run()
                .with("LANG", "de_DE.ISO-8859-1")
                .with("LC_ALL", "C.UTF-8")
                .with("NO_COLOR", "1")
                .with("ALL_PROXY", "socks5://me:hunter2@127.0.0.1:1")
                .at(Stream.OUT));
        assertEquals(ExitStatus.OK, run.status, run.said());
        found(run, "warning +terminal +.*the locale is not UTF-8; no colours\n +.*LANG=C.UTF-8");
        found(run, "warning +environment +ALL_PROXY is set, and is not used.*\n +.*--proxy");
        assertFalse(run.printed().contains("hunter2"));
    }

    @Test
    void aProgramThatIsNotWholeIsAFinding() {
        var run = new Run()
                .using(() -> {
                    throw new ProviderException("no usable CryptoProvider");
                })
                .of("doctor");
        assertEquals(ExitStatus.FAILED, run.status);
        found(run, "FAILED +providers +no usable CryptoProvider\n");
    }

    @Test
    void programsAreToldWhichServerItWas() throws Exception {
        try (var dead = Ports.dead()) {
            var place = "127.0.0.1:" + dead.getLocalPort();
            var run = doctorOf(
                    new Run(),
                    List.of(PATIENT, "--json", "--relay-url=ws://" + place + "/v1", "--transit-helper=tcp:" + place));
            assertEquals(ExitStatus.FAILED, run.status);
            found(run, ".*\"check\": \"mailbox\", \"result\": \"failed\", .*\"url\": \"ws://" + place + "/v1\"\\}$");
            found(run, ".*\"check\": \"relay\", \"result\": \"failed\", .*\"url\": \"tcp:" + place + "\"\\}$");
        }
    }

    @Test
    void everyMailboxServerIsLookedAt() throws Exception {
        try (var dead = Ports.dead()) {
            var run = doctor("--relay-url", "ws://127.0.0.1:" + dead.getLocalPort() + "/v1");
            assertEquals(ExitStatus.FAILED, run.status);
            found(run, "ok +mailbox +" + server.uri());
            found(run, "FAILED +mailbox ");
            assertTrue(run.said().endsWith("ERROR: 1 of 8 checks failed\n"), run.said());
        }
    }

    @Test
    void itTakesNoOperand() {
        assertEquals(ExitStatus.USAGE, new Run().of("doctor", "relay").status);
    }
}
