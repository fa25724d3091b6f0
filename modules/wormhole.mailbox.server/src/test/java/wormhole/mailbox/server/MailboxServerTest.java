package wormhole.mailbox.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import wormhole.json.StrictJson;
import wormhole.mailbox.server.hub.Change;
import wormhole.mailbox.server.hub.HubState;
import wormhole.mailbox.server.store.MailboxStore;
import wormhole.server.ServerArguments;
import wormhole.spi.stream.HostPort;

@Timeout(300)
class MailboxServerTest {
    @TempDir
    Path directory;

    @Test
    void startsInThreeLines() throws IOException {
        try (var server = MailboxServer.start()) {
            assertEquals("/v1", server.uri().getPath());
            assertEquals("127.0.0.1", server.address().host());
        }
    }

    @Test
    void answersPlainHttp() throws IOException {
        try (var server = MailboxServer.start()) {
            var answer = get(server.uri(), "/");
            assertTrue(answer.startsWith("HTTP/1.1 200 OK\r\n"), answer);
            assertTrue(answer.contains("Server: " + MailboxServer.PRODUCT + "\r\n"), answer);
            assertTrue(answer.endsWith("\r\n\r\nWormhole Relay\n"), answer);
            assertTrue(get(server.uri(), "/elsewhere").startsWith("HTTP/1.1 404"));
            assertTrue(get(server.uri(), "/v1").startsWith("HTTP/1.1 426"));
        }
    }

    private static String get(URI uri, String path) throws IOException {
        try (var socket = new Socket(uri.getHost(), uri.getPort())) {
            socket.getOutputStream()
                    .write(("GET " + path + " HTTP/1.1\r\nHost: h\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
        }
    }

    @Test
    void twoClientsMeet() throws IOException {
        try (var server = MailboxServer.start();
                var a = RawClient.bound(server.uri(), "a");
                var b = RawClient.bound(server.uri(), "b")) {
            var nameplate = RawClient.value(a.ask("{'type':'allocate'}", "allocated"), "nameplate");
            var claim = "{'type':'claim','nameplate':'" + nameplate + "'}";
            var mailbox = RawClient.value(a.ask(claim, "claimed"), "mailbox");
            assertEquals(mailbox, RawClient.value(b.ask(claim, "claimed"), "mailbox"));
            a.say("{'type':'open','mailbox':'" + mailbox + "'}");
            a.hear("ack");
            a.ask("{'type':'add','phase':'pake','body':'00ff'}", "message");
            assertEquals(
                    "00ff", RawClient.value(b.ask("{'type':'open','mailbox':'" + mailbox + "'}", "message"), "body"));
            b.ask("{'type':'add','phase':'pake','body':'ff00'}", "message");
            assertEquals("ff00", RawClient.value(a.hear("message"), "body"));
        }
    }

    @Test
    void mailboxesSurviveARestart() throws IOException {
        var options = new MailboxServerOptions().store("file:" + directory.resolve("relay.mailboxes"));
        String mailbox;
        try (var server = MailboxServer.start(options);
                var a = RawClient.bound(server.uri(), "a")) {
            mailbox = RawClient.value(a.ask("{'type':'claim','nameplate':'7'}", "claimed"), "mailbox");
            a.say("{'type':'open','mailbox':'" + mailbox + "'}");
            a.hear("ack");
            a.ask("{'type':'add','phase':'pake','body':'00ff'}", "message");
        }
        try (var server = MailboxServer.start(options);
                var b = RawClient.bound(server.uri(), "b")) {
            assertEquals(mailbox, RawClient.value(b.ask("{'type':'claim','nameplate':'7'}", "claimed"), "mailbox"));
            assertEquals(
                    "00ff", RawClient.value(b.ask("{'type':'open','mailbox':'" + mailbox + "'}", "message"), "body"));
        }
    }

    @Test
    void withoutAFileARestartForgets() throws IOException {
        for (var i = 0; i < 2; i++) {
            try (var server = MailboxServer.start();
                    var a = RawClient.bound(server.uri(), "a")) {
                assertTrue(a.ask("{'type':'list'}", "nameplates").contains("\"nameplates\": []"));
                a.ask("{'type':'claim','nameplate':'7'}", "claimed");
            }
        }
    }

    @Test
    void closingEndsEveryConnection() throws IOException {
        var server = MailboxServer.start();
        try (var a = RawClient.bound(server.uri(), "a")) {
            server.close();
            server.close();
            assertTrue(a.ended());
            assertTrue(server.ended().toCompletableFuture().isDone());
            assertThrows(IOException.class, () -> new RawClient(server.uri()));
        }
    }

    @Test
    void theUsageLogTellsWhatWasUsed() throws Exception {
        var log = directory.resolve("usage.jsonl");
        var options = new MailboxServerOptions().usageLog(log).blurUsage(3600);
        try (var server = MailboxServer.start(options);
                var a = RawClient.bound(server.uri(), "a")) {
            a.ask("{'type':'claim','nameplate':'7'}", "claimed");
            a.ask("{'type':'release'}", "released");
            a.say("{'type':'open','mailbox':'m'}");
            a.hear("ack");
            a.ask("{'type':'close','mood':'scary'}", "closed");
        }
        var tables = new ArrayList<String>();
        for (var text : Files.readAllLines(log)) {
            var line = StrictJson.object(text);
            tables.add(line.getString("table"));
            if (line.containsKey("started")) {
                assertEquals(0, line.getJsonNumber("started").longValue() % 3600);
            }
            if (line.containsKey("for_nameplate")) {
                assertEquals("scary", line.getString("result"));
            }
        }
        assertEquals(List.of("current", "client_versions", "nameplates", "mailboxes"), tables);
    }

    @Test
    void onlyItsOwnerReadsTheUsageLog() throws Exception {
        assumeTrue(Files.getFileStore(directory).supportsFileAttributeView("posix"));
        var log = directory.resolve("usage.jsonl");
        MailboxServer.start(new MailboxServerOptions().usageLog(log)).close();
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(log)));
    }

    @Test
    void whatTheOperatorSaysIsInTheWelcome() throws IOException {
        var options = new MailboxServerOptions()
                .motd("hello\n")
                .advertiseVersion("9.9")
                .signalError("go away")
                .allowList(false);
        try (var server = MailboxServer.start(options);
                var a = new RawClient(server.uri())) {
            var welcome = a.hear("welcome");
            for (var part : List.of(
                    "\"motd\": \"hello\\u000a\"", "\"current_cli_version\": \"9.9\"", "\"error\": \"go away\"")) {
                assertTrue(welcome.contains(part), welcome);
            }
        }
    }

    @Test
    void aServerWhoseStoreFailsCutsItsClientsAndSaysWhy() throws Exception {
        var store = new FailingStore();
        var server = MailboxServer.start(new MailboxServerOptions(), store);
        try (var a = RawClient.bound(server.uri(), "a")) {
            a.say("{'type':'claim','nameplate':'7'}");
            assertTrue(a.ended());
            var thrown = assertThrows(
                    ExecutionException.class,
                    () -> server.ended().toCompletableFuture().get(60, TimeUnit.SECONDS));
            assertEquals("disk full", thrown.getCause().getMessage());
        }
        server.close();
    }

    private static final class FailingStore implements MailboxStore {
        private Progress progress;

        @Override
        public HubState load(Progress heard) {
            progress = heard;
            return new HubState();
        }

        @Override
        public long append(List<Change> changes) {
            progress.failed(new IOException("disk full"));
            return 1;
        }

        @Override
        public long durable() {
            return 0;
        }

        @Override
        public long backlog() {
            return 0;
        }

        @Override
        public void close() {
            // Nothing is open.
        }
    }

    @Test
    void aPortThatIsTakenIsSaid() throws IOException {
        try (var server = MailboxServer.start()) {
            var options = new MailboxServerOptions().bind(server.address());
            var thrown = assertThrows(IOException.class, () -> MailboxServer.start(options));
            assertTrue(thrown.getMessage()
                    .contains(Integer.toString(server.address().port())));
        }
    }

    @Test
    void aStoreThatCannotBeReadIsLetGoOf() throws IOException {
        var file = directory.resolve("relay.mailboxes");
        Files.writeString(file, "foreign");
        var options = new MailboxServerOptions().store("file:" + file);
        assertThrows(IOException.class, () -> MailboxServer.start(options));
        Files.delete(file);
        MailboxServer.start(options).close();
        assertThrows(IllegalArgumentException.class, () -> MailboxServer.start(new MailboxServerOptions().store("x")));
    }

    @Test
    void limitsThatMakeNoSenseAreRefused() {
        var limits = ServerLimits.DEFAULT;
        assertThrows(IllegalArgumentException.class, () -> limits.messageBytes(10));
        assertThrows(IllegalArgumentException.class, () -> limits.connections(0));
        assertThrows(IllegalArgumentException.class, () -> limits.memoryBytes(1));
        assertThrows(IllegalArgumentException.class, () -> limits.unboundTime(Duration.ZERO));
        assertThrows(IllegalArgumentException.class, () -> limits.mailbox(1, 1));
        assertEquals(5, limits.connectionsPerAddress(5).forFront().connectionsPerAddress());
        assertEquals(ServerLimits.UNLIMITED, limits.connections(7).forFront().messagesPerSecond());
    }

    private static MailboxServerOptions options(String... arguments) {
        return MailboxServerMain.options(new ServerArguments(arguments));
    }

    @Test
    void theCommandLineIsUnderstoodOrRefused() {
        var options = options("--bind", "127.0.0.1", "--port", "0", "--store", "memory:", "--max-rate", "9");
        assertEquals(new HostPort("127.0.0.1", 0), options.bind());
        assertEquals(9, options.limits().forFront().messagesPerSecond());
        assertFalse(options("--disallow-list").forHub().allowList());
        for (var bad : List.of("--what", "--port", "--max-rate")) {
            assertThrows(IllegalArgumentException.class, () -> options(bad));
        }
        assertThrows(IllegalArgumentException.class, () -> options("--port", "x"));
    }
}
