package wormhole.filetransfer;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import wormhole.api.error.PeerMisbehavedException;
import wormhole.filetransfer.error.LocalFileException;
import wormhole.filetransfer.error.TransferCancelledException;
import wormhole.filetransfer.error.TransferInterruptedException;
import wormhole.filetransfer.error.TransferMismatchException;
import wormhole.filetransfer.error.TransferRefusedException;
import wormhole.filetransfer.offer.Destination;
import wormhole.filetransfer.offer.Offer;
import wormhole.filetransfer.protocol.Messages;

/** Whole transfers between two ends in memory, and with a test in the place of one end. */
@Timeout(180)
class TransferTest {
    private static final Destination HERE = Destination.in(Path.of("."));
    private static final int PLENTY = 1 << 30;

    private final MemoryWormhole[] ends = MemoryWormhole.pair();
    private final MemoryTarget target = new MemoryTarget(PLENTY);

    private Sending send(byte[] bytes) {
        return send(new MemorySource(bytes), SendOptions.DEFAULT);
    }

    private Sending send(MemorySource source, SendOptions options) {
        var offer = new Offer.File(source.offeredName(), source.bytesOnWire());
        return FileTransfer.send(ends[0], new Outgoing(offer, Optional.of(source)), options);
    }

    private Receiving receive(ReceiveOptions options, MemoryTarget into) {
        var receiving = new ReceivingTransfer(ends[1], options, (offer, destination) -> into);
        receiving.start();
        return receiving;
    }

    private Receiving receiveAll() throws Exception {
        return receiveAll(ReceiveOptions.DEFAULT);
    }

    private Receiving receiveAll(ReceiveOptions options) throws Exception {
        var receiving = receive(options, target);
        receiving.offer().get();
        receiving.accept(HERE);
        return receiving;
    }

    /** Receives as far as the halt. */
    private Receiving receiveUntil(Halt halt) throws Exception {
        var receiving = receiveAll(ReceiveOptions.DEFAULT.withProgress(halt));
        halt.reached.await();
        return receiving;
    }

    private static <T extends Throwable> T failure(Class<T> kind, CompletableFuture<?> done) {
        return assertInstanceOf(
                kind, assertThrows(ExecutionException.class, done::get).getCause());
    }

    private static byte[] noise(int length) {
        var bytes = new byte[length];
        new Random(length).nextBytes(bytes);
        return bytes;
    }

    @Test
    void aTextArrivesAndIsConfirmed() throws Exception {
        var sending = FileTransfer.send(ends[0], Outgoing.text("hello ü\u0000"), SendOptions.DEFAULT);
        var receiving = receive(ReceiveOptions.DEFAULT, target);
        assertEquals(new Offer.Text("hello ü\u0000"), receiving.offer().get());
        receiving.acceptText();
        receiving.done().get();
        sending.done().get();
        assertEquals(List.of("{\"offer\": {\"message\": \"hello \\u00fc\\u0000\"}}"), ends[0].said());
        assertEquals(List.of("{\"answer\": {\"message_ack\": \"ok\"}}"), ends[1].said());
        assertTrue(ends[0].isClosed() && ends[1].isClosed());
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 16383, 16384, 16385, 262144, 262145, 3_000_000})
    void aFileOfAnyLengthArrives(int length) throws Exception {
        var bytes = noise(length);
        var sending = send(bytes);
        var receiving = receiveAll();
        var sent = sending.done().get();
        var received = receiving.done().get();
        assertArrayEquals(bytes, target.bytes());
        assertEquals("committed", target.end());
        assertEquals(sent.sha256(), received.sha256());
        assertTrue(sent.hashConfirmed());
        assertEquals(Optional.of(MemoryTarget.PLACE), received.savedAs());
    }

    // cmd_send.py and cmd_receive.py of the reference have it fixed, so that --appid does not change it.
    @Test
    void theConnectionsKeyDoesNotDependOnTheApplicationId() throws Exception {
        var sending = send(noise(5));
        receiveAll().done().get();
        sending.done().get();
        for (var end : ends) {
            assertEquals(
                    Optional.of("lothar.com/wormhole/text-or-file-xfer/transit-key"),
                    end.wished().orElseThrow().keyPurpose());
        }
    }

    @Test
    void progressBeginsWithNothingAndEndsWithEverything() throws Exception {
        var heard = new java.util.concurrent.ConcurrentLinkedDeque<Long>();
        var progress = new Progress() {
            @Override
            public void moved(long bytes, long total) {
                heard.add(bytes);
            }
        };
        var sending = send(new MemorySource(noise(1_000_000)), SendOptions.DEFAULT.withProgress(progress));
        receiveAll().done().get();
        sending.done().get();
        assertEquals(0, heard.getFirst());
        assertEquals(1_000_000, heard.getLast());
    }

    @Test
    void whatIsRefusedIsNotSent() throws Exception {
        var sending = send(noise(5));
        var receiving = receive(ReceiveOptions.DEFAULT, target);
        receiving.offer().get();
        receiving.refuse();
        var ours = failure(TransferRefusedException.class, receiving.done());
        assertTrue(!ours.byPeer());
        var theirs = failure(TransferRefusedException.class, sending.done());
        assertEquals("remote error, transfer abandoned: transfer rejected", theirs.getMessage());
        assertTrue(theirs.byPeer());
        assertEquals("open", target.end());
    }

    @Test
    void onlyTextRefusesAFileWithoutAsking() throws Exception {
        var sending = send(noise(5));
        var receiving = receive(ReceiveOptions.DEFAULT.withOnlyText(true), target);
        failure(TransferRefusedException.class, receiving.offer());
        failure(TransferRefusedException.class, sending.done());
    }

    @Test
    void whatCannotBeStoredIsRefused() throws Exception {
        var sending = send(noise(5));
        var receiving = new ReceivingTransfer(ends[1], ReceiveOptions.DEFAULT, (offer, into) -> {
            throw new LocalFileException("it exists", "Choose another name.");
        });
        receiving.start();
        receiving.offer().get();
        receiving.accept(HERE);
        failure(LocalFileException.class, receiving.done());
        assertEquals(
                "remote error, transfer abandoned: transfer rejected",
                failure(TransferRefusedException.class, sending.done()).getMessage());
    }

    @Test
    void aFullDiskEndsBothSidesAndLeavesNothing() throws Exception {
        var small = new MemoryTarget(100_000);
        var sending = send(noise(10_000_000));
        var receiving = receive(ReceiveOptions.DEFAULT, small);
        receiving.offer().get();
        receiving.accept(HERE);
        var why = failure(LocalFileException.class, receiving.done());
        assertTrue(why.getMessage().contains("No space left"), why.getMessage());
        failure(TransferRefusedException.class, sending.done());
        assertEquals("discarded", small.end());
    }

    @ParameterizedTest
    @ValueSource(ints = {100, 102})
    void aFileThatChangesIsNotSentAsIfItHadNot(int offered) throws Exception {
        var sending = send(new MemorySource(noise(101), offered), SendOptions.DEFAULT);
        var receiving = receiveAll();
        failure(LocalFileException.class, sending.done());
        failure(TransferRefusedException.class, receiving.done());
        assertTrue(!target.end().equals("committed"));
    }

    @Test
    void aSenderThatCancelsTellsTheReceiverWhoKeepsWhatCame() throws Exception {
        var halt = new Halt();
        var sending = send(noise(5_000_000));
        var receiving = receiveUntil(halt);
        sending.cancel();
        failure(TransferCancelledException.class, sending.done());
        halt.over.countDown();
        failure(TransferRefusedException.class, receiving.done());
        assertEquals(Optional.of(MemoryTarget.PARTIAL), receiving.partial());
        assertEquals("kept", target.end());
    }

    @Test
    void aReceiverThatCancelsTellsTheSenderAndLeavesNothing() throws Exception {
        var halt = new Halt();
        var sending = send(noise(5_000_000));
        var receiving = receiveUntil(halt);
        receiving.cancel();
        failure(TransferCancelledException.class, receiving.done());
        assertTrue(failure(TransferRefusedException.class, sending.done()).byPeer());
        assertFalse(receiving.tidied().isDone());
        halt.over.countDown();
        receiving.tidied().get();
        assertEquals("discarded", target.end());
    }

    /** Holds a transfer up when something has come: it would be over before the test can cancel it. */
    private static final class Halt implements Progress {
        final CountDownLatch reached = new CountDownLatch(1);
        final CountDownLatch over = new CountDownLatch(1);

        @Override
        public void moved(long bytes, long total) {
            if (bytes > 0) {
                reached.countDown();
                try {
                    over.await();
                } catch (InterruptedException e) {
                    throw new AssertionError(e);
                }
            }
        }
    }

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

    @Test
    void aDecisionIsMadeOnceAndNotBeforeThereIsAnOffer() throws Exception {
        var receiving = receive(ReceiveOptions.DEFAULT, target);
        assertThrows(IllegalStateException.class, receiving::acceptText);
        FileTransfer.send(ends[0], Outgoing.text("x"), SendOptions.DEFAULT);
        receiving.offer().get();
        receiving.acceptText();
        assertThrows(IllegalStateException.class, receiving::acceptText);
        receiving.done().get();
    }

    @Test
    void somethingCanBeSentOnce() {
        var outgoing = Outgoing.text("x");
        FileTransfer.send(ends[0], outgoing, SendOptions.DEFAULT);
        assertThrows(IllegalStateException.class, () -> FileTransfer.send(ends[1], outgoing, SendOptions.DEFAULT));
    }
}
