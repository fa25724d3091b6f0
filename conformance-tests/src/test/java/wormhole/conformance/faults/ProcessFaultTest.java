package wormhole.conformance.faults;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import wormhole.conformance.interop.ChildProcess;

/** Two real programs, one of which is killed, or whose relay dies, or whose disk is full, in the middle of a file. */
@Timeout(400)
class ProcessFaultTest {
    private static final int MUCH_MEBIBYTES = 512;

    @TempDir
    Path scratch;

    @TempDir
    static Path outbox;

    private static Path letter;

    private Servers servers;
    private Path inbox;
    private String code;

    @BeforeAll
    static void write() throws Exception {
        letter = outbox.resolve("letter");
        var piece = new byte[1 << 20];
        Arrays.fill(piece, HaltingPeer.CONTENT);
        try (var out = Files.newOutputStream(letter)) {
            for (var i = 0; i < MUCH_MEBIBYTES; i++) {
                out.write(piece);
            }
        }
    }

    @BeforeEach
    void open() throws Exception {
        servers = new Servers();
        inbox = Files.createDirectory(scratch.resolve("inbox"));
        code = servers.freshCode();
    }

    @AfterEach
    void close() throws Exception {
        servers.close();
    }

    private ChildProcess sender(String... more) throws Exception {
        return Program.start(servers, "send", concat(more, "--code", code, letter.toString()));
    }

    private ChildProcess receiver(List<String> by, String... more) throws Exception {
        return Program.start(by, servers, "receive", concat(more, "--accept-file", "-o", inbox.toString(), code));
    }

    private static String[] concat(String[] some, String... more) {
        return Stream.concat(Stream.of(some), Stream.of(more)).toArray(String[]::new);
    }

    private void awaitData() throws Exception {
        var partial = inbox.resolve("letter.part");
        while (!Files.exists(partial) || Files.size(partial) < 1 << 20) {
            Thread.sleep(1);
        }
    }

    private void assertPartialIsKeptAndTold(ChildProcess.Finished receiver) throws Exception {
        assertEquals(1, receiver.exitCode(), receiver.toString());
        assertEquals(List.of("letter.part"), List.of(inbox.toFile().list()));
        var place = inbox.toRealPath().resolve("letter.part").toString();
        assertTrue(receiver.errors().contains("What came until then is kept in: " + place), receiver.errors());
    }

    @Test
    void ofAKilledSenderWhatCameIsKeptAndItsPlaceTold() throws Exception {
        try (var sender = sender("--force-direct");
                var receiver = receiver(List.of(), "--force-direct")) {
            awaitData();
            sender.kill();
            var end = receiver.finish();
            assertPartialIsKeptAndTold(end);
            assertTrue(end.errors().contains("TransferError: "), end.errors());
        }
    }

    @Test
    void ofAKilledReceiverTheSenderLearnsAndNothingIsUnderTheFinalName() throws Exception {
        try (var sender = sender("--force-direct");
                var receiver = receiver(List.of(), "--force-direct")) {
            awaitData();
            receiver.kill();
            var end = sender.finish();
            assertEquals(1, end.exitCode(), end.toString());
            assertTrue(end.errors().contains("the connection to the other side ended"), end.errors());
            assertFalse(Files.exists(inbox.resolve("letter")));
        }
    }

    @Test
    void whenTheRelayDiesBothEndAndWhatCameIsKept() throws Exception {
        try (var sender = sender("--force-relay");
                var receiver = receiver(List.of(), "--force-relay")) {
            awaitData();
            servers.relay.close();
            assertPartialIsKeptAndTold(receiver.finish());
            var end = sender.finish();
            assertEquals(1, end.exitCode(), end.toString());
            assertTrue(end.errors().contains("the connection to the other side ended"), end.errors());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"--force-direct", "--force-relay"})
    void whenTheDiskTakesNoMoreBothAreToldAndNothingIsLeft(String way) throws Exception {
        // No process of this one may write a longer file than this, in blocks of 512 bytes.
        var by = List.of("sh", "-c", "ulimit -f 40000; exec \"$@\"", "sh");
        try (var sender = sender(way);
                var receiver = receiver(by, way)) {
            var received = receiver.finish();
            assertEquals(1, received.exitCode(), received.toString());
            assertTrue(received.errors().contains("cannot store letter: File too large"), received.errors());
            assertEquals(0, inbox.toFile().list().length);
            var sent = sender.finish();
            assertEquals(1, sent.exitCode(), sent.toString());
            assertTrue(sent.errors().contains("transfer rejected"), sent.errors());
        }
    }
}
