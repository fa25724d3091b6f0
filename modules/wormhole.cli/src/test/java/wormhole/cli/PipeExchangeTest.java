package wormhole.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import wormhole.api.WormholeClient;
import wormhole.cli.failure.ExitStatus;
import wormhole.cli.terminal.Console.Stream;
import wormhole.mailbox.server.MailboxServer;

/** Two ends of a pipe, with the real runtime, through a mailbox server on this machine. */
@Timeout(300)
class PipeExchangeTest {
    private static final String CODE = "4-purple-sausages";

    private MailboxServer server;

    @BeforeEach
    void start() throws Exception {
        server = MailboxServer.start();
    }

    @AfterEach
    void end() {
        server.close();
    }

    private CompletableFuture<Run> begin(Run run, String... arguments) {
        var all = new ArrayList<>(List.of("--relay-url", server.uri().toString()));
        all.addAll(List.of(arguments));
        return CompletableFuture.supplyAsync(() -> run.of(all.toArray(String[]::new)));
    }

    private static Run real() {
        return new Run().using(WormholeClient::create);
    }

    private static byte[] noise(int length) {
        var bytes = new byte[length];
        new Random(length).nextBytes(bytes);
        return bytes;
    }

    @Test
    void whatGoesInHereComesOutThere() {
        var there = noise(2_000_000);
        var back = noise(70_000);
        var one = begin(real().typing(there), "pipe", "--force-direct", CODE);
        var other = begin(real().typing(back), "pipe", "--force-direct", CODE).join();
        assertEquals(ExitStatus.OK, one.join().status, one.join().said());
        assertEquals(ExitStatus.OK, other.status, other.said());
        assertArrayEquals(back, one.join().out.toByteArray());
        assertArrayEquals(there, other.out.toByteArray());
        assertTrue(other.said().endsWith("Pipe closed: 70.0 kB sent, 2.0 MB received.\n"), other.said());
    }

    @Test
    void theCodeThatIsPrintedLeadsThere() throws Exception {
        var one = real().typing("hello");
        var sending = begin(one, "pipe", "--force-direct");
        var code = one.awaitSaid(Pattern.compile("\nwormhole pipe (\\S+)\n"));
        var other = begin(real(), "pipe", "--force-direct", code).join();
        assertEquals("hello", other.printed());
        assertEquals(ExitStatus.OK, sending.join().status, one.said());
    }

    @Test
    void anOutputThatNobodyReadsIsNoGoodEndForEither() {
        var one = begin(real().typing(noise(100_000)), "pipe", "--force-direct", CODE);
        var other = begin(real().unread(), "pipe", "--force-direct", CODE).join();
        assertEquals(ExitStatus.FAILED, other.status);
        assertTrue(other.said().contains("TransferError: the output of the pipe cannot be written"), other.said());
        assertEquals(ExitStatus.FAILED, one.join().status);
        assertTrue(
                one.join().said().contains("TransferError: on the other side, "),
                one.join().said());
    }

    @Test
    void aFileReceiverIsRefused() {
        var one = begin(real(), "pipe", CODE);
        var other = begin(real(), "receive", CODE).join();
        assertEquals(ExitStatus.FAILED, other.status);
        assertEquals(ExitStatus.FAILED, one.join().status);
        assertTrue(
                one.join().said().contains("does not run 'wormhole pipe'"),
                one.join().said());
    }

    @Test
    void aSenderIsRefusedAndTold() {
        var one = begin(real(), "send", "--text", "hello", "--code", CODE);
        var other = begin(real(), "pipe", CODE).join();
        assertEquals(ExitStatus.FAILED, other.status);
        assertTrue(other.said().contains("something else than a pipe"), other.said());
        assertEquals(ExitStatus.FAILED, one.join().status);
        assertTrue(
                one.join().said().contains("runs 'wormhole pipe'"), one.join().said());
    }

    @Test
    void theVerifierIsAskedAboutAtATerminalOnly() {
        var run = new Run().of("pipe", "--verify", CODE);
        assertEquals(ExitStatus.USAGE, run.status);
        var refused = begin(real().typing("no\n").at(Stream.IN), "pipe", "--verify", CODE);
        var other = begin(real(), "pipe", CODE).join();
        assertEquals(ExitStatus.FAILED, refused.join().status);
        assertTrue(
                refused.join()
                        .said()
                        .contains("TransferError: the verifier was rejected here, and the other side was told."),
                refused.join().said());
        assertTrue(other.said().contains("TransferError: the verifier was rejected on the other side."), other.said());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"4-a 5-b", "-0 4-a", "-c 3 4-a", "--force-relay --force-direct 4-a", "nonsense", "--text x"})
    void whatCannotBeMeantIsAUsageError(String arguments) {
        var run = new Run().of(("pipe " + arguments).split(" "));
        assertEquals(ExitStatus.USAGE, run.status, run.said());
    }
}
