package wormhole.runtime;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import wormhole.api.error.PeerMisbehavedException;
import wormhole.api.transit.RecordPipe;
import wormhole.spi.stream.ByteStream;

/** What a record pipe does, over real sockets. */
@Timeout(300)
class RecordPipeTest {
    private static final int MIB = 1 << 20;

    private TransitWorld world;
    private RecordPipe near;
    private RecordPipe far;

    @BeforeEach
    void connect() throws Exception {
        world = new TransitWorld();
        var pipes = world.connected(
                TransitWorld.OPTIONS.withListen(false), TransitWorld.OPTIONS.withMaxRecordBytes(2 * MIB));
        near = pipes.sender();
        far = pipes.receiver();
    }

    @AfterEach
    void part() {
        world.close();
    }

    private static <T> CompletableFuture<T> aside(ThrowingSupplier<T> work) {
        var result = new CompletableFuture<T>();
        var thread = new Thread(() -> {
            try {
                result.complete(work.get());
            } catch (Throwable e) {
                result.completeExceptionally(e);
            }
        });
        thread.setDaemon(true);
        thread.start();
        return result;
    }

    // Several addresses were dialled, and any of them may have won.
    private ByteStream won() {
        return world.sendersStreams.streams.stream()
                .filter(stream ->
                        near.path().description().contains(stream.peer().host()))
                .findFirst()
                .orElseThrow();
    }

    private interface ThrowingSupplier<T> {
        T get() throws Exception;
    }

    private static byte[] noise(int length, long seed) {
        var bytes = new byte[length];
        new Random(seed).nextBytes(bytes);
        return bytes;
    }

    @Test
    void recordsOfEveryLengthComeOutAsTheyWentIn() throws Exception {
        var lengths = new int[] {0, 1, 43, 44, 45, 16_383, 16_384, 65_536, 262_100, 262_144, 262_145, MIB};
        var sent = aside(() -> {
            for (var length : lengths) {
                near.send(ByteBuffer.wrap(noise(length, length)));
                near.send(ByteBuffer.allocateDirect(length)
                        .put(noise(length, -length))
                        .flip());
            }
            return true;
        });
        for (var length : lengths) {
            assertArrayEquals(noise(length, length), far.receive().orElseThrow());
            assertArrayEquals(noise(length, -length), far.receive().orElseThrow());
        }
        World.get(sent);
    }

    @Test
    void sixtyFourMebibytesArriveWhole() throws Exception {
        var expected = MessageDigest.getInstance("SHA-256");
        var sent = aside(() -> {
            try (var sink = near.sink()) {
                for (var i = 0; i < 64; i++) {
                    var piece = noise(MIB, i);
                    expected.update(piece);
                    sink.write(ByteBuffer.wrap(piece));
                }
            }
            return true;
        });
        var actual = MessageDigest.getInstance("SHA-256");
        var buffer = ByteBuffer.allocate(100_000);
        var total = 0L;
        for (var n = far.source().read(buffer); n >= 0; n = far.source().read(buffer)) {
            actual.update(buffer.flip());
            total += n;
            buffer.clear();
        }
        World.get(sent);
        assertEquals(64L * MIB, total);
        assertArrayEquals(expected.digest(), actual.digest());
    }

    @Test
    void streamsCarryBytesBothWays() throws Exception {
        near.outputStream().write(World.bytes("question"));
        assertArrayEquals(World.bytes("question"), far.inputStream().readNBytes(8));
        far.outputStream().write(World.bytes("answer"));
        far.outputStream().close();
        assertArrayEquals(World.bytes("answer"), near.inputStream().readAllBytes());
    }

    @Test
    void whatOneViewHasTakenAnotherDoesNotSee() throws Exception {
        near.send(TransitTest.record("half and half"));
        assertEquals(4, far.source().read(ByteBuffer.allocate(4)));
        assertArrayEquals(World.bytes(" and half"), far.receive().orElseThrow());
    }

    @Test
    void futuresOfRecordsCompleteInOrder() throws Exception {
        var received = new ArrayList<CompletableFuture<Optional<byte[]>>>();
        for (var i = 0; i < 500; i++) {
            received.add(far.receiving());
        }
        for (var i = 0; i < 500; i++) {
            World.get(near.sending(ByteBuffer.wrap(noise(30_000, i))));
        }
        for (var i = 0; i < 500; i++) {
            assertArrayEquals(noise(30_000, i), World.get(received.get(i)).orElseThrow());
        }
        near.close();
        assertEquals(Optional.empty(), World.get(far.receiving()));
    }

    @Test
    void futuresOfWhatIsSentWaitForTheReceiver() throws Exception {
        var sent = new ArrayList<CompletableFuture<Void>>();
        for (var i = 0; i < 64; i++) {
            sent.add(near.sending(ByteBuffer.wrap(noise(MIB, i))));
        }
        assertFalse(sent.get(63).isDone());
        for (var i = 0; i < 64; i++) {
            assertArrayEquals(noise(MIB, i), far.receive().orElseThrow());
        }
        for (var each : sent) {
            World.get(each);
        }
    }

    @Test
    void aReceiverThatTakesNothingStopsTheSenderAndCostsNoMemory() throws Exception {
        var sent = new AtomicLong();
        var sending = aside(() -> {
            for (var i = 0; i < 256; i++) {
                near.send(ByteBuffer.allocate(MIB));
                sent.incrementAndGet();
            }
            return true;
        });
        var before = -1L;
        while (sent.get() != before || before == 0) {
            before = sent.get();
            Thread.sleep(500);
        }
        // 1 MiB here, as much as one record too much there, and what the system's own buffers take.
        assertTrue(sent.get() < 32, () -> sent + " MiB went nowhere");
        assertTrue(won().queued() < 2 * MIB);
        for (var i = 0; i < 256; i++) {
            assertEquals(MIB, far.receive().orElseThrow().length);
        }
        World.get(sending);
    }

    @Test
    void aPeerThatDiesEndsBothHalves() throws Exception {
        var waiting = aside(far::receive);
        world.sendersStreams.streams.forEach(stream -> stream.abort());
        // A cut between two records cannot be told from an end; one of the next sends notices.
        waiting.handle((record, error) -> true).get(60, TimeUnit.SECONDS);
        assertThrows(IOException.class, () -> {
            while (true) {
                far.send(TransitTest.record("anybody there?"));
            }
        });
    }

    @Test
    void anEndInsideARecordIsACut() throws Exception {
        near.send(TransitTest.record("whole"));
        var stream = won();
        stream.write(ByteBuffer.wrap(new byte[] {0, 0, 1, 0, 9, 9}));
        stream.close();
        assertArrayEquals(World.bytes("whole"), far.receive().orElseThrow());
        var error = assertThrows(IOException.class, far::receive);
        assertEquals("the connection to the peer ended inside a record", error.getMessage());
    }

    @Test
    void aRecordThatIsNotThePeersEndsThePipe() throws Exception {
        near.send(TransitTest.record("good"));
        won().write(ByteBuffer.allocate(4 + 24 + 16 + 5).putInt(0, 45).put(27, (byte) 1));
        assertArrayEquals(World.bytes("good"), far.receive().orElseThrow());
        var error = assertThrows(PeerMisbehavedException.class, far::receive);
        assertEquals("the peer sent a record that does not authenticate", error.getMessage());
        assertThrows(PeerMisbehavedException.class, far::receive);
        assertThrows(PeerMisbehavedException.class, () -> far.send(TransitTest.record("no more")));
    }

    @Test
    void aLengthBeyondTheLimitIsRefusedAndNothingIsKept() throws Exception {
        won().write(ByteBuffer.allocate(64).putInt(0, 2 * MIB + 41));
        var error = assertThrows(PeerMisbehavedException.class, far::receive);
        assertEquals("the peer sent a record longer than the limit", error.getMessage());
    }

    @Test
    void aRecordBeyondTheLimitIsNotSent() {
        assertThrows(IllegalArgumentException.class, () -> far.send(ByteBuffer.allocate(2 * MIB + 1)));
        assertThrows(IllegalArgumentException.class, () -> far.sending(ByteBuffer.allocate(2 * MIB + 1)));
    }

    @Test
    void askingForARecordNeverWaitsForWhoeverReceives() throws Exception {
        var receiving = aside(near::receive);
        Thread.sleep(300);
        var asked = near.receiving();
        far.send(TransitTest.record("one"));
        far.send(TransitTest.record("two"));
        World.get(receiving);
        World.get(asked);
    }

    @Test
    void closingWakesWhoeverWaits() throws Exception {
        var receiving = aside(near::receive);
        var asked = near.receiving();
        var sending = aside(() -> {
            while (true) {
                near.send(ByteBuffer.allocate(MIB));
            }
        });
        Thread.sleep(300);
        near.close();
        near.close();
        World.failure(IOException.class, receiving);
        World.failure(IOException.class, asked);
        World.failure(IOException.class, sending);
        assertFalse(near.source().isOpen());
    }

    @Test
    void whatWasSentBeforeClosingArrives() throws Exception {
        for (var i = 0; i < 20; i++) {
            near.send(ByteBuffer.wrap(noise(10_000, i)));
        }
        near.close();
        for (var i = 0; i < 20; i++) {
            assertArrayEquals(noise(10_000, i), far.receive().orElseThrow());
        }
        assertEquals(Optional.empty(), far.receive());
    }

    @Test
    void anInterruptedWaitLosesNothing() throws Exception {
        var pool = Executors.newSingleThreadExecutor();
        var waiting = pool.submit(() -> assertThrows(IOException.class, far::receive));
        Thread.sleep(100);
        pool.shutdownNow();
        waiting.get(60, TimeUnit.SECONDS);
        TransitTest.talk(near, far, "still here");
    }
}
