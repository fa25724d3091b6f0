package wormhole.filetransfer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import wormhole.api.error.PeerMisbehavedException;
import wormhole.filetransfer.error.TransferCancelledException;
import wormhole.filetransfer.error.TransferRefusedException;
import wormhole.filetransfer.protocol.Messages;

/** Transfers that wait until the verifier is approved of. */
@Timeout(180)
class ApprovalTest extends TransferFixture {
    private Sending sendWhen(CompletableFuture<Boolean> approval) {
        return FileTransfer.send(ends[0], Outgoing.text("x"), SendOptions.DEFAULT, approval);
    }

    @Test
    void nothingIsOfferedBeforeTheVerifierIsApprovedOf() throws Exception {
        var approval = new CompletableFuture<Boolean>();
        var sending = sendWhen(approval);
        // Whoever speaks first is heard afterwards.
        ends[1].sendText("{\"answer\": {\"message_ack\": \"ok\"}}");
        var offered = ends[1].receive();
        assertEquals(List.of(), ends[0].said());
        approval.complete(true);
        assertEquals("{\"offer\": {\"message\": \"x\"}}", new String(offered.get(), StandardCharsets.UTF_8));
        sending.done().get();
    }

    @Test
    void aVerifierThatIsNotTheSameEndsItAndThePeerIsTold() throws Exception {
        var approval = new CompletableFuture<Boolean>();
        var sending = sendWhen(approval);
        approval.complete(false);
        var why = failure(TransferRefusedException.class, sending.done());
        assertEquals(FileTransfer.VERIFIER_REJECTED, why.getMessage());
        assertTrue(!why.byPeer());
        assertEquals(List.of("{\"error\": \"" + FileTransfer.VERIFIER_REJECTED + "\"}"), ends[0].said());
    }

    @Test
    void aPeerThatGivesUpBeforeTheApprovalEndsIt() throws Exception {
        var sending = sendWhen(new CompletableFuture<>());
        ends[1].sendText("{\"transit\": {\"abilities-v1\": [], \"hints-v1\": []}}");
        ends[1].send(Messages.error("had enough"));
        var why = failure(TransferRefusedException.class, sending.done());
        assertEquals("remote error, transfer abandoned: had enough", why.getMessage());
        assertTrue(why.byPeer());
        assertEquals(List.of(), ends[0].said());
        assertTrue(ends[0].isClosed());
    }

    @Test
    void aPeerThatTalksForEverBeforeTheApprovalIsLeft() throws Exception {
        var sending = sendWhen(new CompletableFuture<>());
        for (var i = 0; i < 101; i++) {
            ends[1].sendText("{}");
        }
        failure(PeerMisbehavedException.class, sending.done());
    }

    @Test
    void whatIsNoObjectEndsItBeforeTheApprovalToo() throws Exception {
        var sending = sendWhen(new CompletableFuture<>());
        ends[1].sendText("[]");
        failure(PeerMisbehavedException.class, sending.done());
        assertEquals(List.of("{\"error\": \"the peer sent something that is no JSON object\"}"), ends[0].said());
    }

    @Test
    void itCanBeCancelledBeforeTheApproval() throws Exception {
        var sending = sendWhen(new CompletableFuture<>());
        sending.cancel();
        failure(TransferCancelledException.class, sending.done());
        assertEquals(
                "{\"error\": \"transfer cancelled by the other side\"}",
                new String(ends[1].receive().get(), StandardCharsets.UTF_8));
    }
}
