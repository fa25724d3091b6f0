package wormhole.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import wormhole.api.WormholeClient;
import wormhole.cli.failure.ExitStatus;
import wormhole.mailbox.server.MailboxServer;

/** Two runs of the program, with the real runtime, through a mailbox server on this machine. */
@Timeout(300)
class FileExchangeTest {
    private static final String CODE = "4-purple-sausages";

    @TempDir
    Path scratch;

    private MailboxServer server;
    private Path from;
    private Path into;

    @BeforeEach
    void start() throws Exception {
        server = MailboxServer.start();
        from = Files.createDirectory(scratch.resolve("from"));
        into = Files.createDirectory(scratch.resolve("into"));
    }

    @AfterEach
    void end() {
        server.close();
    }

    private record Pair(Run sender, Run receiver) {}

    private Pair exchange(String typed, List<String> sent, String... receiving) {
        var sender = new Run().using(WormholeClient::create);
        var receiver = new Run().using(WormholeClient::create).typing(typed);
        var sending = CompletableFuture.runAsync(() -> sender.of(arguments("send", sent, "--code", CODE)));
        receiver.of(arguments("receive", List.of(receiving), CODE));
        sending.join();
        return new Pair(sender, receiver);
    }

    private String[] arguments(String command, List<String> more, String... last) {
        var all = new ArrayList<>(
                List.of(command, "--force-direct", "--relay-url", server.uri().toString()));
        all.addAll(more);
        all.addAll(List.of(last));
        return all.toArray(String[]::new);
    }

    private Path file(String content) throws Exception {
        return Files.writeString(from.resolve("letter.txt"), content);
    }

    @Test
    void aFileArrivesAndBothSidesSaySo() throws Exception {
        var letter = file("x".repeat(7800));
        var pair = exchange("y\n", List.of(letter.toString()), "-o", into.toString());
        assertEquals(ExitStatus.OK, pair.receiver.status, pair.receiver.said());
        assertEquals(ExitStatus.OK, pair.sender.status, pair.sender.said());
        assertEquals(-1, Files.mismatch(letter, into.resolve("letter.txt")));
        assertTrue(pair.sender.said().startsWith("Sending 7.8 kB file named 'letter.txt'"), pair.sender.said());
        assertTrue(pair.sender.said().contains("\nSending (->tcp:")
                || pair.sender.said().contains("\nSending (<-"));
        assertTrue(
                pair.sender
                        .said()
                        .endsWith("File sent.. waiting for confirmation\n"
                                + "Confirmation received. Transfer complete.\n"),
                pair.sender.said());
        assertTrue(pair.receiver.said().contains("Receiving file (7.8 kB) into: 'letter.txt'"), pair.receiver.said());
        assertTrue(pair.receiver.said().contains("ok? (Y/n): "), pair.receiver.said());
        assertTrue(pair.receiver.said().contains("Received file written to: "), pair.receiver.said());
        assertEquals("", pair.receiver.printed());
    }

    @Test
    void aDirectoryArrivesUnderTheNameThatIsChosen() throws Exception {
        file("hello");
        Files.createDirectory(from.resolve("empty"));
        var pair = exchange(
                "",
                List.of(from.toString()),
                "--accept-file",
                "-o",
                into.resolve("copy").toString());
        assertEquals(ExitStatus.OK, pair.receiver.status, pair.receiver.said());
        assertEquals("hello", Files.readString(into.resolve("copy/letter.txt")));
        assertTrue(Files.isDirectory(into.resolve("copy/empty")));
        assertTrue(pair.receiver.said().contains("1 files, 5 Bytes (uncompressed)"), pair.receiver.said());
    }

    @Test
    void aFileThatIsNotWantedIsNotStored() throws Exception {
        for (var typed : List.of("n\n", "")) {
            var pair = exchange(typed, List.of(file("x").toString()), "-o", into.toString());
            assertEquals(ExitStatus.FAILED, pair.receiver.status);
            assertEquals(ExitStatus.FAILED, pair.sender.status);
            assertTrue(pair.sender.said().contains("transfer rejected"), pair.sender.said());
            assertEquals(0, into.toFile().list().length);
        }
    }

    @Test
    void onlyTextRefusesAFileWithoutAsking() throws Exception {
        var pair =
                exchange("y\n", List.of(file("x").toString()), "--only-text", "--accept-file", "-o", into.toString());
        assertEquals(ExitStatus.FAILED, pair.receiver.status);
        assertTrue(pair.receiver.said().contains("--only-text"), pair.receiver.said());
        assertFalse(pair.receiver.said().contains("ok?"), pair.receiver.said());
        assertEquals(ExitStatus.FAILED, pair.sender.status);
        assertEquals(0, into.toFile().list().length);
    }

    @Test
    void whatIsThereIsReplacedOnlyIfToldTo() throws Exception {
        var there = Files.writeString(into.resolve("letter.txt"), "old");
        var sent = List.of(file("new").toString());
        var refused = exchange("y\n", sent, "--accept-file", "-o", into.toString()).receiver;
        assertEquals(ExitStatus.FAILED, refused.status);
        assertTrue(refused.said().contains("-o PATH, --on-conflict=rename|overwrite"), refused.said());
        assertEquals("old", Files.readString(there));
        assertEquals(
                ExitStatus.OK, exchange("y\n", sent, "--on-conflict=rename", "-o", into.toString()).receiver.status);
        assertEquals("old", Files.readString(there));
        assertEquals(2, into.toFile().list().length);
        assertEquals(
                ExitStatus.OK,
                exchange("y\n", sent, "--on-conflict", "overwrite", "-o", into.toString()).receiver.status);
        assertEquals("new", Files.readString(there));
    }

    @Test
    void programsAreToldOfEvents() throws Exception {
        var pair = exchange(
                "", List.of("--json", file("hello").toString()), "--json", "--accept-file", "-o", into.toString());
        var sent = pair.sender.printed();
        assertTrue(sent.startsWith("{\"event\": \"code\", \"code\": \"" + CODE + "\"}\n"), sent);
        assertTrue(sent.contains("{\"event\": \"connected\", \"relayed\": false, \"path\": \""), sent);
        assertTrue(sent.contains("{\"event\": \"done\", \"bytes\": 5, "), sent);
        var received = pair.receiver.printed();
        assertTrue(received.contains("\"kind\": \"file\", \"name\": \"letter.txt\", \"bytes\": 5}"), received);
        assertTrue(received.contains("\"saved\": \""), received);
    }

    @Test
    void whatIsNotThereCostsNoCode() {
        var run = new Run().of("send", from.resolve("nothing").toString());
        assertEquals(ExitStatus.FAILED, run.status);
        assertTrue(run.said().startsWith("TransferError: "), run.said());
    }

    @Test
    void theVariableTakesAFileWithoutAsking() throws Exception {
        var sender = new Run().using(WormholeClient::create);
        var receiver = new Run().using(WormholeClient::create).with("WORMHOLE_ACCEPT_FILE", "1");
        var sent = List.of(file("hello").toString());
        var sending = CompletableFuture.runAsync(() -> sender.of(arguments("send", sent, "--code", CODE)));
        receiver.of(arguments("receive", List.of("-o", into.toString()), CODE));
        sending.join();
        assertEquals("hello", Files.readString(into.resolve("letter.txt")), receiver.said());
        assertFalse(receiver.said().contains("ok?"), receiver.said());
    }

    @Test
    void theNextServerIsUsedWhenOneIsNotReached() throws Exception {
        try (var dead = Ports.dead()) {
            assertTheNextIsUsed("ws://127.0.0.1:" + dead.getLocalPort() + "/v1");
        }
    }

    private void assertTheNextIsUsed(String nowhere) {
        var both = List.of("--relay-url", nowhere, "--relay-url", server.uri().toString());
        var sender = new Run().using(WormholeClient::create);
        var receiver = new Run().using(WormholeClient::create).with("WORMHOLE_RELAY_URL", nowhere + " " + server.uri());
        var sending = CompletableFuture.runAsync(() -> sender.of(
                both.get(0), both.get(1), both.get(2), both.get(3), "send", "--qr", "--text", "hello", "--code", CODE));
        receiver.of("receive", CODE);
        sending.join();
        assertEquals("hello\n", receiver.printed(), receiver.said());
        assertEquals(ExitStatus.OK, sender.status, sender.said());
        var note = "The mailbox server at " + nowhere + " is not reached; trying that at " + server.uri();
        assertTrue(sender.said().contains(note), sender.said());
        assertTrue(receiver.said().contains(note), receiver.said());

        var none = new Run().using(WormholeClient::create).of("receive", "--relay-url", nowhere + " " + nowhere, CODE);
        assertEquals(ExitStatus.FAILED, none.status);
        assertTrue(none.said().contains("Check the address of the mailbox server"), none.said());
    }

    @Test
    void theCodeCanComeFromAFile() throws Exception {
        var secret = Files.writeString(scratch.resolve("code"), CODE + "\n");
        var sender = new Run().using(WormholeClient::create);
        var receiver = new Run().using(WormholeClient::create);
        var sent = List.of("--text", "hello");
        var sending =
                CompletableFuture.runAsync(() -> sender.of(arguments("send", sent, "--code-file", secret.toString())));
        receiver.of(arguments("receive", List.of(), "--code-file", secret.toString()));
        sending.join();
        assertEquals("hello\n", receiver.printed());
    }
}
