package wormhole.filetransfer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import wormhole.api.error.PeerMisbehavedException;
import wormhole.filetransfer.error.TransferCancelledException;
import wormhole.filetransfer.error.TransferInterruptedException;
import wormhole.filetransfer.error.TransferMismatchException;
import wormhole.filetransfer.error.TransferRefusedException;
import wormhole.filetransfer.protocol.Messages;

/** Transfers with a test in the place of one end. */
@Timeout(180)
class PlayedPeerTest extends TransferFixture {
    private static final String GIVEN_UP = "{\"error\": \"the other side does not wait any longer\"}";

    // By the connection's end alone the other side would not learn why.
    @Test
    void theOtherSideIsToldWhyBeforeTheConnectionEnds() throws Exception {
        offerAsTheTest("9");
        receiveAll();
        ends[0].pipe().send(ByteBuffer.wrap(new byte[10]));
        assertEquals(Optional.empty(), ends[0].pipe().receive());
        assertTrue(ends[1].said().contains("{\"error\": \"transfer rejected\"}"), ends[1].said()::toString);
    }

    @Test
    void cancellingWhileNobodyAnswersIsHeardByThePeer() throws Exception {
        var sending = send(noise(5));
        ends[1].receive().get();
        ends[1].receive().get();
        sending.cancel();
        sending.cancel();
        failure(TransferCancelledException.class, sending.done());
        var word = new String(ends[1].receive().get(), StandardCharsets.UTF_8);
        assertEquals("{\"error\": \"transfer cancelled by the other side\"}", word);
        assertTrue(ends[0].isClosed());
    }

    @Test
    void whoHasWaitedLongEnoughForAnAnswerSaysSo() throws Exception {
        var patience = Patience.DEFAULT.withAnswer(Duration.ofMillis(100));
        var sending = send(new MemorySource(noise(5)), SendOptions.DEFAULT.withPatience(patience));
        failure(TransferInterruptedException.class, sending.done());
        assertTrue(ends[0].said().contains(GIVEN_UP), ends[0].said()::toString);
    }

    @Test
    void whoHasWaitedLongEnoughForAnOfferSaysSo() {
        var patience = Patience.DEFAULT.withAnswer(Duration.ofMillis(100));
        var receiving = receive(ReceiveOptions.DEFAULT.withPatience(patience), target);
        failure(TransferInterruptedException.class, receiving.done());
        assertTrue(ends[1].said().contains(GIVEN_UP), ends[1].said()::toString);
    }

    @Test
    void aConnectionThatEndsEarlyInterruptsBothAndKeepsWhatCame() throws Exception {
        offerAsTheTest("9");
        var receiving = receiveAll();
        ends[0].pipe().send(ByteBuffer.wrap(new byte[5]));
        ends[0].pipe().close();
        failure(TransferInterruptedException.class, receiving.done());
        assertEquals(Optional.of(MemoryTarget.PARTIAL), receiving.partial());
        assertEquals(5, target.bytes().length);
    }

    private void offerAsTheTest(String size) {
        ends[0].sendText("{\"transit\": {\"abilities-v1\": [], \"hints-v1\": []}}");
        ends[0].sendText("{\"offer\": {\"file\": {\"filename\": \"x\", \"filesize\": " + size + "}}}");
    }

    @Test
    void moreThanWasOfferedIsRefusedAndLeavesNothing() throws Exception {
        offerAsTheTest("9");
        var receiving = receiveAll();
        ends[0].pipe().send(ByteBuffer.wrap(new byte[10]));
        failure(TransferMismatchException.class, receiving.done());
        assertEquals("discarded", target.end());
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "9223372036854775808", "1e3", "1e999999999", "\"12\"", "1.5", "null", "true", "[]"})
    void aSizeThatIsNoneIsRefused(String size) {
        offerAsTheTest(size);
        failure(
                TransferRefusedException.class,
                receive(ReceiveOptions.DEFAULT, target).done());
        assertEquals("{\"error\": \"transfer rejected\"}", ends[1].said().get(1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "null", "{", "\"x\"", "{\"a\":1e}", "{} {}", "{}x"})
    void whatIsNoObjectEndsIt(String message) {
        ends[0].sendText(message);
        failure(
                PeerMisbehavedException.class,
                receive(ReceiveOptions.DEFAULT, target).done());
    }

    @Test
    void nestingHasALimit() {
        ends[0].sendText("{\"x\":".repeat(10_000));
        failure(
                PeerMisbehavedException.class,
                receive(ReceiveOptions.DEFAULT, target).done());
    }

    @Test
    void anErrorIsShownCutAndWithoutWhatATerminalObeys() {
        ends[0].send(Messages.error("\u001b[2J" + "x".repeat(5000)));
        var why = failure(
                TransferRefusedException.class,
                receive(ReceiveOptions.DEFAULT, target).done());
        assertTrue(why.getMessage().startsWith("\\x1b[2Jxxx"), why.getMessage());
        assertTrue(why.getMessage().length() < 1100);
    }

    @Test
    void aWrongHashIsAMismatch() throws Exception {
        var done = sendToTheTest("{\"ack\": \"ok\", \"sha256\": \"00\"}");
        assertEquals(
                "Transfer failed (bad remote hash)",
                failure(TransferMismatchException.class, done).getMessage());
    }

    @Test
    void aHashMayBeMissing() throws Exception {
        assertTrue(!sendToTheTest("{\"ack\": \"ok\"}").get().hashConfirmed());
    }

    @Test
    void anAcknowledgementThatIsNoneEndsIt() throws Exception {
        failure(PeerMisbehavedException.class, sendToTheTest("ok"));
    }

    @Test
    void aReceiverThatLeavesWithoutAWordIsAnInterruption() throws Exception {
        var sending = send(noise(3));
        ends[1].sendText("{\"answer\": {\"file_ack\": \"ok\"}}");
        ends[1].pipe().receive();
        ends[1].pipe().close();
        failure(TransferInterruptedException.class, sending.done());
    }

    private CompletableFuture<TransferReport> sendToTheTest(String acknowledgement) throws Exception {
        var sending = send(noise(3));
        ends[1].sendText("{\"answer\": {\"file_ack\": \"ok\"}}");
        ends[1].pipe().receive();
        ends[1].pipe().send(ByteBuffer.wrap(acknowledgement.getBytes(StandardCharsets.UTF_8)));
        return sending.done();
    }
}
