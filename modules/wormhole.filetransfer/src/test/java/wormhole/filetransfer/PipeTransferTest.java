package wormhole.filetransfer;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import wormhole.api.error.PeerMisbehavedException;
import wormhole.api.transit.RecordPipe;
import wormhole.api.transit.TransitOptions;
import wormhole.filetransfer.error.LocalFileException;
import wormhole.filetransfer.error.TransferCancelledException;
import wormhole.filetransfer.error.TransferInterruptedException;
import wormhole.filetransfer.error.TransferRefusedException;
import wormhole.filetransfer.protocol.Messages;
import wormhole.filetransfer.protocol.PipeRecords;

/** Whole pipes between two ends in memory, and with a test in the place of one end. */
@Timeout(180)
class PipeTransferTest {
    /** An output that remembers whether it was closed. */
    private static final class Output extends ByteArrayOutputStream {
        private volatile boolean closed;

        @Override
        public void close() {
            closed = true;
        }
    }

    private final MemoryWormhole[] ends = MemoryWormhole.pair();
    private final Output[] written = {new Output(), new Output()};

    private Piping pipe(int end, InputStream in, OutputStream out) {
        return FileTransfer.pipe(ends[end], TransitOptions.DEFAULT, in, out);
    }

    private Piping pipe(int end, byte[] bytes) {
        return pipe(end, new ByteArrayInputStream(bytes), written[end]);
    }

    private static byte[] noise(int length) {
        var bytes = new byte[length];
        new Random(length).nextBytes(bytes);
        return bytes;
    }

    private static InputStream endless() {
        return new InputStream() {
            private final CompletableFuture<Integer> never = new CompletableFuture<>();

            @Override
            public int read() {
                return never.join();
            }
        };
    }

    private static <T extends Throwable> T failure(Class<T> kind, CompletableFuture<?> done) {
        return assertInstanceOf(
                kind, assertThrows(ExecutionException.class, done::get).getCause());
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 65535, 65536, 65537, 3_000_000})
    void anyLengthArrivesBothWays(int length) throws Exception {
        var there = noise(length);
        var back = noise(length / 2);
        var one = pipe(0, there);
        var other = pipe(1, back);
        var report = one.done().get();
        assertEquals(new PipeReport(ends[0].pipe().path(), there.length, back.length), report);
        assertEquals(there.length, other.done().get().received());
        assertArrayEquals(there, written[1].toByteArray());
        assertArrayEquals(back, written[0].toByteArray());
        assertTrue(written[0].closed && written[1].closed);
        assertTrue(ends[0].isClosed() && ends[1].isClosed());
    }

    @Test
    void whatThePeerOffersBeforeTheVerifierIsApprovedOfIsTakenAfterwards() throws Exception {
        var approval = new CompletableFuture<Boolean>();
        var one = FileTransfer.pipe(
                ends[0], TransitOptions.DEFAULT, new ByteArrayInputStream(noise(10)), written[0], approval);
        var other = pipe(1, noise(20));
        while (ends[1].said().isEmpty()) {
            Thread.onSpinWait();
        }
        approval.complete(true);
        one.done().get();
        other.done().get();
        assertArrayEquals(noise(20), written[0].toByteArray());
        assertArrayEquals(noise(10), written[1].toByteArray());
    }

    @Test
    void aPeerThatGivesUpBeforeTheApprovalEndsThePipe() {
        var waiting =
                FileTransfer.pipe(ends[0], TransitOptions.DEFAULT, endless(), written[0], new CompletableFuture<>());
        ends[1].send(Messages.error("had enough"));
        assertTrue(failure(TransferRefusedException.class, waiting.done()).byPeer());
        assertEquals(0, ends[0].said().size());
    }

    private Piping pipeWhen(CompletableFuture<Boolean> approval) {
        return FileTransfer.pipe(ends[0], TransitOptions.DEFAULT, endless(), written[0], approval);
    }

    // No side of a pipe is a sender, and the one that rejects has not offered a pipe yet.
    @Test
    void whoRejectsTheVerifierAndWhoHearsOfItAreToldSoInPlainWords() {
        var hearing = pipe(1, endless(), written[1]);
        var rejecting = pipeWhen(CompletableFuture.completedFuture(false));
        var here = failure(TransferRefusedException.class, rejecting.done());
        assertEquals("the verifier was rejected here, and the other side was told", here.getMessage());
        assertFalse(here.byPeer());
        var there = failure(TransferRefusedException.class, hearing.done());
        assertEquals("the verifier was rejected on the other side", there.getMessage());
        assertTrue(there.byPeer());
    }

    @Test
    void whoIsStillAskedAboutTheVerifierIsToldThatTheOtherSideRejectedIt() {
        var asked = pipeWhen(new CompletableFuture<>());
        FileTransfer.abandon(ends[1], FileTransfer.VERIFIER_REJECTED);
        var heard = failure(TransferRefusedException.class, asked.done());
        assertEquals("the verifier was rejected on the other side", heard.getMessage());
    }

    @Test
    void whoIsCancelledBeforeItsOfferIsNotTakenForAnotherProgram() {
        var asked = pipeWhen(new CompletableFuture<>());
        var hearing = pipe(1, endless(), written[1]);
        asked.cancel();
        failure(TransferCancelledException.class, asked.done());
        var heard = failure(TransferRefusedException.class, hearing.done());
        assertEquals("transfer cancelled by the other side", heard.getMessage());
    }

    @Test
    void theEndOfOneDirectionLeavesTheOtherOpen() throws Exception {
        var keyboard = new PipedOutputStream();
        var one = pipe(0, new PipedInputStream(keyboard), written[0]);
        var other = pipe(1, "question".getBytes(StandardCharsets.UTF_8));
        one.peerEnded().get();
        assertEquals("question", written[0].toString(StandardCharsets.UTF_8));
        assertTrue(written[0].closed);
        assertFalse(one.done().isDone() || other.done().isDone());
        keyboard.write("answer".getBytes(StandardCharsets.UTF_8));
        keyboard.close();
        one.done().get();
        other.done().get();
        assertEquals("answer", written[1].toString(StandardCharsets.UTF_8));
    }

    @Test
    void whatIsReadGoesAtOnce() throws Exception {
        var keyboard = new PipedOutputStream();
        var screen = new PipedInputStream();
        pipe(0, new PipedInputStream(keyboard), written[0]);
        var other = pipe(1, endless(), new PipedOutputStream(screen));
        keyboard.write('x');
        keyboard.flush();
        assertEquals('x', screen.read());
        other.cancel();
    }

    @Test
    void anInputWithoutEndCanBeEnded() throws Exception {
        var one = pipe(0, endless(), written[0]);
        var other = pipe(1, noise(5));
        one.peerEnded().thenRun(one::endInput);
        one.done().get();
        assertEquals(0, other.done().get().received());
    }

    @Test
    void anOutputThatIsClosedEndsBothSides() throws Exception {
        var broken = new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw new IOException("Broken pipe");
            }
        };
        var one = pipe(0, endless(), broken);
        var other = pipe(1, noise(100));
        assertEquals(
                "the output of the pipe cannot be written: Broken pipe",
                failure(LocalFileException.class, one.done()).getMessage());
        var heard = failure(TransferRefusedException.class, other.done());
        assertEquals("on the other side, the output of the pipe cannot be written: Broken pipe", heard.getMessage());
    }

    // By the connection's end alone the other side would not learn why.
    @Test
    void theOtherSideIsToldOfABrokenInputBeforeTheConnectionEnds() throws Exception {
        var broken = new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("Input/output error");
            }
        };
        pipe(0, broken, written[0]);
        assertEquals(Optional.empty(), peer().receive());
        assertTrue(
                ends[0].said().toString().contains("the input of the pipe cannot be read"), ends[0].said()::toString);
    }

    @Test
    void anInputThatCannotBeReadEndsBothSides() throws Exception {
        var broken = new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("Input/output error");
            }
        };
        var one = pipe(0, broken, written[0]);
        var other = pipe(1, endless(), written[1]);
        failure(LocalFileException.class, one.done());
        failure(TransferRefusedException.class, other.done());
        assertFalse(written[1].closed);
    }

    @Test
    void whoGivesUpTellsTheOther() throws Exception {
        var one = pipe(0, endless(), written[0]);
        var other = pipe(1, endless(), written[1]);
        one.connected().get();
        other.connected().get();
        one.cancel();
        failure(TransferCancelledException.class, one.done());
        failure(TransferRefusedException.class, other.done());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"file\": {\"filename\": \"x\", \"filesize\": 1}}",
                "{\"message\": \"hello\"}",
                "{\"pipe-v2\": {}}",
                "{\"pipe-v1\": []}",
                "[]"
            })
    void whoOffersSomethingElseIsRefused(String offer) {
        var piping = pipe(0, noise(5));
        ends[1].sendText("{\"transit\": {}}");
        ends[1].sendText("{\"offer\": " + offer + "}");
        var refused = failure(TransferRefusedException.class, piping.done());
        assertFalse(refused.byPeer());
        assertEquals(
                "{\"error\": \"the other side runs 'wormhole pipe', which takes no files and no texts\"}",
                ends[0].said().get(1));
    }

    @Test
    void whoExpectsAFileRefusesAPipe() {
        var piping = pipe(0, noise(5));
        var receiving = FileTransfer.receive(ends[1], ReceiveOptions.DEFAULT);
        failure(TransferRefusedException.class, receiving.offer());
        var refused = failure(TransferRefusedException.class, piping.done());
        assertTrue(refused.byPeer());
        assertTrue(
                refused.getMessage().startsWith("the other side does not run 'wormhole pipe', or does not want it: "),
                refused.getMessage());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0123", "0123456789abcdef0123456789abcdeG", "0123456789abcdef0123456789abcdef0"})
    void anOfferWithoutALotIsRefused(String lot) {
        var piping = pipe(0, noise(5));
        ends[1].send(Messages.pipe(lot));
        failure(PeerMisbehavedException.class, piping.done());
    }

    @Test
    void ourOwnOfferIsNoOffer() throws Exception {
        var piping = pipe(0, noise(5));
        ends[1].send(ends[1].receive().get());
        failure(PeerMisbehavedException.class, piping.done());
    }

    // The lot of all ones is greater than any that is drawn.
    private RecordPipe peer() {
        ends[1].send(Messages.pipe("f".repeat(32)));
        ends[1].send(Messages.transit("[]", "[]"));
        return ends[1].pipe();
    }

    @Test
    void aConnectionThatEndsIsNoEndOfData() throws Exception {
        var piping = pipe(0, noise(0));
        var peer = peer();
        peer.send(ByteBuffer.wrap(new byte[] {PipeRecords.DATA, 'x'}));
        assertArrayEquals(new byte[] {PipeRecords.END}, peer.receive().orElseThrow());
        peer.send(ByteBuffer.wrap(new byte[] {PipeRecords.WRITTEN}));
        peer.close();
        failure(TransferInterruptedException.class, piping.done());
        assertEquals("x", written[0].toString(StandardCharsets.UTF_8));
        assertFalse(written[0].closed);
    }

    @Test
    void anEndIsConfirmedWhenEverythingIsWritten() throws Exception {
        pipe(0, endless(), written[0]);
        var peer = peer();
        peer.send(ByteBuffer.wrap(new byte[] {PipeRecords.DATA, 'x'}));
        peer.send(ByteBuffer.wrap(new byte[] {PipeRecords.END}));
        assertArrayEquals(new byte[] {PipeRecords.WRITTEN}, peer.receive().orElseThrow());
        assertTrue(written[0].closed);
        peer.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\u0000", "\u0001x", "\u0002", "\u0003x", "\u0004", "x"})
    void aRecordThatCannotComeEndsThePipe(String record) throws Exception {
        var piping = pipe(0, endless(), written[0]);
        peer().send(ByteBuffer.wrap(record.getBytes(StandardCharsets.ISO_8859_1)));
        failure(PeerMisbehavedException.class, piping.done());
        assertFalse(written[0].closed);
    }

    @ParameterizedTest
    @ValueSource(bytes = {PipeRecords.DATA, PipeRecords.END})
    void nothingFollowsAnEnd(byte kind) throws Exception {
        var piping = pipe(0, endless(), written[0]);
        var peer = peer();
        peer.send(ByteBuffer.wrap(new byte[] {PipeRecords.END}));
        peer.send(
                kind == PipeRecords.DATA
                        ? ByteBuffer.wrap(new byte[] {kind, 'x'})
                        : ByteBuffer.wrap(new byte[] {kind}));
        failure(PeerMisbehavedException.class, piping.done());
        assertEquals(0, written[0].size());
    }
}
