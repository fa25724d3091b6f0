package wormhole.filetransfer;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import wormhole.api.error.CodeFormatException;
import wormhole.api.error.WrongCodeException;
import wormhole.api.transit.TransitOptions;
import wormhole.api.transit.TransitPath;
import wormhole.filetransfer.error.LocalFileException;
import wormhole.filetransfer.error.TransferCancelledException;
import wormhole.filetransfer.error.TransferRefusedException;
import wormhole.filetransfer.offer.Offer;
import wormhole.mailbox.server.MailboxServer;

/** The five lines, with the real runtime, through a mailbox server on this machine. */
@Timeout(300)
class EasyTransferTest {
    private static final long PATIENCE_SECONDS = 60;

    @TempDir
    Path ours;

    @TempDir
    Path theirs;

    private MailboxServer server;
    private EasyTransfer sender;
    private EasyTransfer receiver;

    @BeforeEach
    void begin() throws Exception {
        server = MailboxServer.start();
        sender = here();
        receiver = here();
    }

    private EasyTransfer here() {
        return EasyTransfer.create()
                .withMailbox(server.uri())
                .withTransit(TransitOptions.DEFAULT.withRelays(List.of()).withDialLocal(true));
    }

    @AfterEach
    void end() {
        sender.close();
        receiver.close();
        server.close();
    }

    private static <T> T get(CompletableFuture<T> future) throws Exception {
        return future.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }

    private static String code(Sending sending) throws Exception {
        return get(sending.code()).reveal();
    }

    private static <T extends Throwable> T failure(Class<T> kind, CompletableFuture<?> done) {
        return assertInstanceOf(
                kind, assertThrows(ExecutionException.class, () -> get(done)).getCause());
    }

    private Path file(int length) throws Exception {
        var bytes = new byte[length];
        new Random(length).nextBytes(bytes);
        return Files.write(ours.resolve("photo.jpg"), bytes);
    }

    private static long entries(Path directory) throws Exception {
        try (var all = Files.list(directory)) {
            return all.count();
        }
    }

    /** Everything that is told of a transfer. */
    private static final class Heard implements Progress {
        private final Queue<String> steps = new ConcurrentLinkedQueue<>();
        private volatile long last = -1;

        @Override
        public void connected(TransitPath path) {
            steps.add("connected");
        }

        @Override
        public void moved(long bytes, long total) {
            if (bytes == 0 || bytes == total) {
                steps.add(bytes + " of " + total);
            }
            assertTrue(bytes > last, "it goes on and never back");
            last = bytes;
        }

        @Override
        public void confirming() {
            steps.add("confirming");
        }
    }

    @Test
    void aFileIsSentAndReceivedAndBothHearHowItGoesOn() throws Exception {
        var sent = new Heard();
        var received = new Heard();
        var photo = file(1_000_000);
        var sending = sender.withProgress(sent).send(photo);
        var receiving = receiver.withProgress(received).receive(code(sending), theirs);
        var report = get(receiving.done());
        assertTrue(get(sending.done()).hashConfirmed());
        assertEquals(
                Optional.of("photo.jpg"),
                report.savedAs().map(path -> path.getFileName().toString()));
        assertArrayEquals(Files.readAllBytes(photo), Files.readAllBytes(theirs.resolve("photo.jpg")));
        var steps = List.of("connected", "0 of 1000000", "1000000 of 1000000", "confirming");
        assertEquals(steps, List.copyOf(sent.steps));
        assertEquals(steps, List.copyOf(received.steps));
    }

    @Test
    void severalPathsBecomeOneDirectory() throws Exception {
        var directory = Files.createDirectory(ours.resolve("notes"));
        Files.writeString(directory.resolve("a.txt"), "a");
        var sending = sender.send(file(3), directory);
        get(receiver.receive(code(sending), theirs).done());
        get(sending.done());
        assertTrue(Files.exists(theirs.resolve("files/photo.jpg")));
        assertEquals("a", Files.readString(theirs.resolve("files/notes/a.txt")));
    }

    @Test
    void aTextIsFoundInTheReport() throws Exception {
        var sending = sender.sendText("hello");
        var report = get(receiver.receive(code(sending), theirs).done());
        assertEquals(new Offer.Text("hello"), report.offer());
        assertEquals(Optional.empty(), report.savedAs());
        get(sending.done());
        assertEquals(0, entries(theirs));
    }

    @Test
    void whoDecidesSeesNameAndSizeBeforeAnythingIsStored() throws Exception {
        var seen = new ConcurrentLinkedQueue<Offer>();
        var sending = sender.send(file(77));
        var receiving = receiver.withDecision(offer -> {
                    seen.add(offer);
                    return theirs.toFile().list().length == 0;
                })
                .receive(code(sending), theirs);
        get(receiving.done());
        assertEquals(List.of(new Offer.File("photo.jpg", 77)), List.copyOf(seen));
        assertEquals(1, entries(theirs));
    }

    @Test
    void whatIsDeclinedIsNotStoredAndTheSenderIsTold() throws Exception {
        var sending = sender.send(file(77));
        var receiving = receiver.withDecision(offer -> false).receive(code(sending), theirs);
        assertFalse(failure(TransferRefusedException.class, receiving.done()).byPeer());
        assertTrue(failure(TransferRefusedException.class, sending.done()).byPeer());
        assertEquals(0, entries(theirs));
    }

    @Test
    void aDecisionThatFailsIsANo() throws Exception {
        var sending = sender.send(file(77));
        var receiving = receiver.withDecision(offer -> {
                    throw new IllegalStateException("mistake of the application");
                })
                .receive(code(sending), theirs);
        failure(TransferCancelledException.class, receiving.done());
        assertTrue(failure(TransferRefusedException.class, sending.done()).byPeer());
        assertEquals(0, entries(theirs));
    }

    @Test
    void whatIsThereAlreadyIsNotReplaced() throws Exception {
        var there = Files.writeString(theirs.resolve("photo.jpg"), "old");
        var sending = sender.send(file(77));
        failure(
                LocalFileException.class,
                receiver.receive(code(sending), theirs).done());
        assertTrue(failure(TransferRefusedException.class, sending.done()).byPeer());
        assertEquals("old", Files.readString(there));
    }

    @Test
    void cancellingDoesNotWaitForAPeerThatNeverCame() throws Exception {
        var sending = sender.sendText("hello");
        code(sending);
        sending.cancel();
        failure(TransferCancelledException.class, sending.done());
    }

    // The peer's program is held up until the end: whatever waited for it would not be over.
    @Test
    void cancellingDoesNotWaitForAPeerThatDecidesAndThePeerIsTold() throws Exception {
        var asked = new CountDownLatch(1);
        var answer = new CountDownLatch(1);
        var sending = sender.send(file(77));
        var receiving = receiver.withDecision(offer -> {
                    asked.countDown();
                    return awaits(answer);
                })
                .receive(code(sending), theirs);
        assertTrue(awaits(asked));
        sending.cancel();
        failure(TransferCancelledException.class, sending.done());
        var told = failure(TransferRefusedException.class, receiving.done());
        assertTrue(told.byPeer());
        assertEquals("transfer cancelled by the other side", told.getMessage());
        answer.countDown();
        assertEquals(0, entries(theirs));
    }

    @Test
    void cancellingInTheMiddleDoesNotWaitForAPeerThatIsHeldUpAndThePeerIsTold() throws Exception {
        var halfWay = new CountDownLatch(1);
        var goOn = new CountDownLatch(1);
        var sending = sender.withProgress(new Progress() {
                    @Override
                    public void moved(long bytes, long total) {
                        if (bytes > 0) {
                            halfWay.countDown();
                            awaits(goOn);
                        }
                    }
                })
                .send(file(5_000_000));
        var receiving = receiver.receive(code(sending), theirs);
        assertTrue(awaits(halfWay));
        receiving.cancel();
        failure(TransferCancelledException.class, receiving.done());
        goOn.countDown();
        var told = failure(TransferRefusedException.class, sending.done());
        assertTrue(told.byPeer(), told.getMessage());
        get(receiving.tidied());
        assertEquals(0, entries(theirs));
    }

    private static boolean awaits(CountDownLatch latch) {
        try {
            return latch.await(2 * PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void whatCannotBeACodeIsRefusedAtOnce() {
        assertThrows(CodeFormatException.class, () -> receiver.receive("no code", theirs));
    }

    @Test
    void aWrongCodeEndsBoth() throws Exception {
        var sending = sender.sendText("hello");
        var nameplate = code(sending).replaceFirst("-.*", "");
        var receiving = receiver.receive(nameplate + "-wrong-words", theirs);
        failure(WrongCodeException.class, receiving.done());
        failure(WrongCodeException.class, sending.done());
    }

    @Test
    void whatIsNotThereCannotBeSent() {
        assertThrows(LocalFileException.class, () -> sender.send(ours.resolve("nothing")));
    }

    @Test
    void aCopyLeavesTheOtherAsItIs() throws Exception {
        receiver.withDecision(offer -> false);
        var sending = sender.send(file(1));
        get(receiver.receive(code(sending), theirs).done());
        assertEquals(1, entries(theirs));
    }
}
