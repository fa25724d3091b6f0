package wormhole.filetransfer;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import wormhole.filetransfer.error.LocalFileException;
import wormhole.filetransfer.error.TransferCancelledException;
import wormhole.filetransfer.error.TransferRefusedException;
import wormhole.filetransfer.offer.Offer;

/** Whole transfers between two ends in memory. */
@Timeout(180)
class TransferTest extends TransferFixture {
    /** Receives as far as the halt. */
    private Receiving receiveUntil(Halt halt) throws Exception {
        var receiving = receiveAll(ReceiveOptions.DEFAULT.withProgress(halt));
        halt.reached.await();
        return receiving;
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
