package wormhole.filetransfer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import wormhole.api.error.PeerMisbehavedException;
import wormhole.filetransfer.error.TransferRefusedException;
import wormhole.filetransfer.ssh.KeyExchange;
import wormhole.filetransfer.ssh.PublicKeyLine;

class KeyExchangeTest {
    private static final String LINE = "ssh-ed25519 AAAA me@host with words\n";

    private final MemoryWormhole[] ends = MemoryWormhole.pair();

    private static Throwable failure(CompletableFuture<?> future) {
        return assertThrows(ExecutionException.class, () -> future.get(60, TimeUnit.SECONDS))
                .getCause();
    }

    @Test
    void theKeyArrivesAsItIsAndTheSenderHearsOfItWhenItWasTaken() throws Exception {
        var sent = KeyExchange.send(ends[0], PublicKeyLine.of(LINE));
        var offered = KeyExchange.receive(ends[1]).get(60, TimeUnit.SECONDS);
        assertEquals(LINE, offered.line().text());
        assertFalse(sent.isDone());
        offered.accept();
        sent.get(60, TimeUnit.SECONDS);
        assertEquals(List.of("{\"answer\": {\"message_ack\": \"ok\"}}"), ends[1].said());
    }

    @Test
    void theSenderHearsWhyItsKeyWasNotTaken() throws Exception {
        var sent = KeyExchange.send(ends[0], PublicKeyLine.of(LINE));
        KeyExchange.receive(ends[1]).get(60, TimeUnit.SECONDS).refuse("no\u001b");
        var why = assertInstanceOf(TransferRefusedException.class, failure(sent));
        assertEquals("Unknown answer: {'error': 'no\\x1b'}", why.getMessage());
    }

    @Test
    void whatIsNoKeyIsRefusedAndTheSenderTold() {
        var received = KeyExchange.receive(ends[1]);
        ends[0].sendText("{\"offer\": {\"message\": \"ssh-ed25519 AAAA\\nssh-ed25519 AAAA\"}}");
        assertInstanceOf(PeerMisbehavedException.class, failure(received));
        assertEquals(List.of("{\"error\": \"no public key: it has more than one line\"}"), ends[1].said());
    }

    @Test
    void whatIsNoOfferEndsIt() {
        for (var message : List.of(
                "{}",
                "{\"offer\": null}",
                "{\"offer\": {}}",
                "{\"offer\": 5}",
                "{\"offer\": {\"file\": {}}}",
                "{\"offer\": {\"message\": 5}}",
                "[]",
                "nonsense")) {
            var pair = MemoryWormhole.pair();
            var received = KeyExchange.receive(pair[1]);
            pair[0].sendText(message);
            assertInstanceOf(PeerMisbehavedException.class, failure(received), message);
        }
    }

    @Test
    void whoeverGivesUpIsNotAtFault() {
        var received = KeyExchange.receive(ends[1]);
        ends[0].sendText("{\"error\": \"interrupted\"}");
        assertInstanceOf(TransferRefusedException.class, failure(received));
    }

    @Test
    void anAnswerThatSaysNothingIsNone() throws Exception {
        for (var answer : List.of("null", "{}", "[]", "\"\"", "0", "0.0", "false")) {
            var pair = MemoryWormhole.pair();
            var sent = KeyExchange.send(pair[0], PublicKeyLine.of(LINE));
            pair[1].sendText("{\"answer\": " + answer + "}");
            assertInstanceOf(TransferRefusedException.class, failure(sent), answer);
        }
        for (var answer : List.of("true", "1e9", "\"no\"", "[0]", "{\"message_ack\": \"no\"}")) {
            var pair = MemoryWormhole.pair();
            var sent = KeyExchange.send(pair[0], PublicKeyLine.of(LINE));
            pair[1].sendText("{\"answer\": " + answer + "}");
            sent.get(60, TimeUnit.SECONDS);
        }
    }
}
