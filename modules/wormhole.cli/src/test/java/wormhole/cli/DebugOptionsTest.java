package wormhole.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import wormhole.api.WormholeClient;
import wormhole.cli.failure.ExitStatus;
import wormhole.mailbox.server.MailboxServer;

/** {@code --dump-timing} and {@code --debug-state}, of two runs of the program with the real runtime. */
class DebugOptionsTest {
    private static final Pattern NAME = Pattern.compile("\n  \"name\": \"([^\"]*)\"");

    @TempDir
    Path scratch;

    private MailboxServer server;

    @BeforeEach
    void start() throws Exception {
        server = MailboxServer.start();
    }

    @AfterEach
    void end() {
        server.close();
    }

    private Run run(String... arguments) {
        var all = new ArrayList<>(List.of("--relay-url", server.uri().toString()));
        all.addAll(List.of(arguments));
        return new Run().using(WormholeClient::create).of(all.toArray(String[]::new));
    }

    private CompletableFuture<Run> running(String... arguments) {
        return CompletableFuture.supplyAsync(() -> run(arguments));
    }

    private static List<String> names(String timing) {
        return NAME.matcher(timing).results().map(found -> found.group(1)).toList();
    }

    @Test
    void theTimingOfAFileHasTheNamesOfTheReferenceAndNoSecret() throws Exception {
        var letter = Files.writeString(scratch.resolve("letter.txt"), "content");
        var tx = scratch.resolve("tx.json");
        var rx = scratch.resolve("rx.json");
        var sending = running(
                "--dump-timing", tx.toString(), "send", "--force-direct", "--code", "77-purple", letter.toString());
        var into = Files.createDirectory(scratch.resolve("into"));
        var receiver = new Run()
                .using(WormholeClient::create)
                .typing("77-purple\ny\n")
                .of(
                        "receive",
                        "--relay-url",
                        server.uri().toString(),
                        "--dump-timing=" + rx,
                        "--force-direct",
                        "-o",
                        into.toString());
        assertEquals(ExitStatus.OK, receiver.status, receiver.said());
        assertTrue(
                sending.join().said().endsWith("Timing data written to " + tx + "\n"),
                sending.join().said());
        var sent = names(Files.readString(tx));
        assertEquals(List.of("command dispatch", "import"), sent.subList(0, 2));
        assertTrue(sent.containsAll(List.of("ws_send", "ws_receive", "pake1", "pake2", "transit", "transit connect")));
        assertTrue(inOrder(sent, "transit connected", "tx file", "get ack", "exit"), sent.toString());
        var received = names(Files.readString(rx));
        assertTrue(
                inOrder(received, "input code", "permission", "transit connected", "rx file", "send ack", "exit"),
                received.toString());
        for (var file : List.of(tx, rx)) {
            var text = Files.readString(file);
            assertFalse(text.contains("purple") || text.contains("letter") || text.contains("77-"), text);
        }
    }

    private static boolean inOrder(List<String> all, String... some) {
        var wanted = List.of(some);
        return all.stream().filter(wanted::contains).toList().equals(wanted);
    }

    @Test
    void theTimingOfAFailureIsWrittenToo() throws Exception {
        var file = scratch.resolve("FILE.json");
        var url = server.uri().toString();
        server.close();
        var run = new Run()
                .using(WormholeClient::create)
                .of("send", "--text", "x", "--relay-url", url, "--dump-timing", file.toString());
        assertEquals(ExitStatus.FAILED, run.status);
        assertTrue(names(Files.readString(file)).contains("exit"));
    }

    @Test
    void aTimingFileThatCannotBeWrittenIsToldBeforeAnyWormholeIsMade() {
        var run = new Run().of("--dump-timing", scratch.resolve("no/FILE.json").toString(), "send", "--text", "x");
        assertEquals(ExitStatus.FAILED, run.status);
        assertTrue(run.said().startsWith("ERROR: the timing file '"), run.said());
        assertTrue(run.options == null);
    }

    @Test
    void theStepsOfTheNamedMachinesAreShownAndNoSecret() {
        var sending = running("send", "--code", "77-purple", "--text", "secret", "--debug-state=K,RC,B");
        var receiver = run("receive", "--debug-state", "key", "77-purple");
        var sent = sending.join().said();
        assertTrue(sent.contains("\nkey[NoCode].SetCode -> [AwaitingPeer]\n"), sent);
        assertTrue(sent.contains("link[Up].rx(message pake) -> [Up]\n"), sent);
        assertTrue(sent.contains("link[Up].tx(add pake) -> [Up]\n"), sent);
        assertTrue(sent.contains("life[Active].Close -> [Closing]\n"), sent);
        assertFalse(sent.contains("nameplate[") || sent.contains("mailbox[") || sent.contains("code["), sent);
        assertTrue(receiver.said().contains("key[Keyed].rx(message version) -> [Confirmed]\n"), receiver.said());
        assertFalse(receiver.said().contains("link["), receiver.said());
        for (var line : (sent + receiver.said()).split("\n")) {
            assertFalse(line.contains("[") && (line.contains("purple") || line.contains("77")), line);
        }
        assertEquals("secret\n", receiver.printed());
    }

    @Test
    void allMachinesAreShownIfNoneIsNamed() {
        var sending = running("send", "--code", "7-purple", "--debug-state", "--text", "x");
        run("receive", "7-purple");
        var said = sending.join().said();
        for (var room : List.of("life", "link", "code", "nameplate", "mailbox", "key")) {
            assertTrue(said.contains("\n" + room + "["), room + " is missing: " + said);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"X", "", "B,", "k", "B N", "7-purple"})
    void machinesThatAreNotThereAreRefusedAndNotQuoted(String machines) {
        var run = new Run().of("send", "--text", "x", "--debug-state=" + machines);
        assertEquals(ExitStatus.USAGE, run.status);
        assertTrue(run.said().contains("--debug-state takes a list"), run.said());
        assertFalse(run.said().contains("purple"));
        assertTrue(run.options == null);
    }
}
