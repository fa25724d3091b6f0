package wormhole.spi.tck;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import wormhole.spi.Availability;
import wormhole.spi.stream.HostPort;
import wormhole.spi.stream.StreamProvider;

/** What every {@link StreamProvider} must do. Needs a place to listen that its own dialer can reach. */
public abstract class StreamContract {
    private StreamProvider provider;
    private StreamPlace streams;

    /** For subclasses. */
    protected StreamContract() {}

    /**
     * What is tested.
     *
     * @return a new provider
     */
    protected abstract StreamProvider provider();

    /**
     * Where to listen.
     *
     * @return a place the provider's acceptor can listen at and its dialer can reach; port 0 where the provider chooses
     */
    protected abstract HostPort place();

    @BeforeEach
    final void listen() throws IOException {
        provider = provider();
        streams = new StreamPlace(provider, place());
    }

    @AfterEach
    final void stopListening() {
        streams.close();
    }

    @Test
    final void itHasAnIdAndSaysThatItIsReady() {
        assertEquals(provider.id().toLowerCase(java.util.Locale.ROOT), provider.id());
        assertFalse(provider.id().isEmpty());
        assertFalse(provider.hintTypes().isEmpty());
        assertInstanceOf(Availability.Ready.class, provider.availability());
        assertSame(provider.dialer(), provider.dialer());
        assertSame(provider.acceptor(), provider.acceptor());
    }

    @Test
    final void theChosenPortIsNamed() {
        assertTrue(streams.address().port() > 0);
    }

    @Test
    final void bytesArriveInOrderBothWays() throws Exception {
        var pair = streams.connect();
        for (int i = 0; i < 1000; i++) {
            pair.dialled().write(bytes("out" + i + ";"), bytes("and;"));
            pair.taken().write(bytes("back" + i + ";"));
        }
        pair.far().awaitText(text -> text.endsWith("out999;and;"));
        pair.near().awaitText(text -> text.endsWith("back999;"));
        assertTrue(pair.far().text().startsWith("out0;and;out1;and;out2;"));
        assertTrue(pair.near().text().startsWith("back0;back1;"));
    }

    @Test
    final void whatWasWrittenBeforeTheStartArrives() throws Exception {
        var dialled = streams.dial();
        dialled.write(bytes("early"));
        var taken = streams.taken();
        var far = new RecordedStream();
        taken.start(far);
        far.awaitText("early"::equals);
        dialled.abort();
    }

    @Test
    final void nothingIsReadBeforeTheStart() throws Exception {
        var dialled = streams.dial();
        dialled.write(bytes("wait"));
        var taken = streams.taken();
        var answered = new CountDownLatch(1);
        streams.executor().execute(answered::countDown);
        assertTrue(answered.await(StreamPlace.PATIENCE.toSeconds(), TimeUnit.SECONDS));
        var far = new RecordedStream();
        taken.start(far);
        far.awaitText("wait"::equals);
        dialled.abort();
    }

    @Test
    final void startingTwiceIsRefused() throws Exception {
        var pair = streams.connect();
        assertThrows(IllegalStateException.class, () -> pair.dialled().start(new RecordedStream()));
    }

    @Test
    final void aStreamClosedBeforeItsStartSaysSoWhenStarted() throws Exception {
        var dialled = streams.dial();
        dialled.abort();
        var heard = new RecordedStream();
        dialled.start(heard);
        assertTrue(heard.awaitEnd().isEmpty());
    }

    @Test
    final void aStreamThatIsStartedWhileItEndsSaysSoOnce() throws Exception {
        streams.dial();
        var taken = streams.taken();
        var asked = new CompletableFuture<Void>();
        streams.executor().execute(asked::join);
        taken.abort();
        var heard = new RecordedStream();
        taken.start(heard);
        asked.complete(null);
        heard.awaitEnd();
        streams.onItsThread(() -> assertEquals(1, heard.ends()));
    }

    @Test
    final void closingWritesWhatIsQueuedFirstAndBothEndsHearOfIt() throws Exception {
        var pair = streams.connect();
        var chunk = "x".repeat(100_000);
        for (int i = 0; i < 20; i++) {
            pair.dialled().write(bytes(chunk));
        }
        pair.dialled().write(bytes("last"));
        pair.dialled().close();
        assertTrue(pair.far().awaitEnd().isEmpty());
        assertEquals(2_000_004, pair.far().text().length());
        assertTrue(pair.far().text().endsWith("last"));
        assertTrue(pair.near().awaitEnd().isEmpty());
    }

    @Test
    final void writingToAClosedStreamDoesNothing() throws Exception {
        var pair = streams.connect();
        pair.dialled().close();
        pair.dialled().write(bytes("late"));
        pair.near().awaitEnd();
        pair.dialled().write(bytes("later"));
        pair.far().awaitEnd();
        assertEquals("", pair.far().text());
        assertEquals(0, pair.dialled().queued());
    }

    @Test
    final void abortingEndsBothEnds() throws Exception {
        var pair = streams.connect();
        pair.taken().abort();
        pair.far().awaitEnd();
        pair.near().awaitEnd();
        pair.taken().abort();
        pair.taken().close();
        assertEquals(1, pair.far().ends());
    }

    @Test
    final void aWriterIsToldToWaitAndThenToGoOn() throws Exception {
        var pair = streams.connect();
        pair.taken().pause();
        long all = QueuedBytes.fill(pair.dialled());
        pair.taken().resume();
        pair.near().awaitWritable();
        pair.far().awaitText(text -> text.length() == all);
        QueuedBytes.awaitNone(pair.dialled());
    }

    @Test
    final void whatIsWrittenThroughStaysTheCallersAndKeepsItsPlace() throws Exception {
        var pair = streams.connect();
        var lent = ByteBuffer.allocateDirect(4);
        Runnable writing = () -> {
            for (int i = 0; i < 1000; i++) {
                lent.clear().put(bytes("lent")).flip();
                pair.taken().writeThrough(lent);
                assertEquals(0, lent.remaining());
                lent.clear().put(bytes("zzzz"));
                pair.taken().write(bytes("own;"));
            }
        };
        streams.onItsThread(writing);
        pair.near().awaitText("lentown;".repeat(1000)::equals);
        writing.run();
        pair.near().awaitText("lentown;".repeat(2000)::equals);
    }

    @Test
    final void whoWritesThroughIsToldToWaitAndThenToGoOn() throws Exception {
        var pair = streams.connect();
        pair.dialled().pause();
        var chunk = ByteBuffer.allocateDirect(50_000);
        var written = new AtomicLong();
        streams.onItsThread(() -> {
            do {
                written.addAndGet(chunk.capacity());
                assertTrue(written.get() < 1L << 30, "never told to wait");
            } while (pair.taken().writeThrough(chunk.clear()));
            // Nobody else writes before this task ends.
            assertTrue(pair.taken().queued() > 0);
        });
        pair.dialled().resume();
        pair.far().awaitWritable();
        pair.near().awaitText(text -> text.length() == written.get());
        QueuedBytes.awaitNone(pair.taken());
    }

    @Test
    final void nothingMoreIsDeliveredWhilePaused() throws Exception {
        var pair = streams.connect();
        pair.taken().pause();
        streams.onItsThread(() -> {});
        pair.dialled().write(bytes("held"));
        // What had been read before the pause may come once; nothing had been written then.
        streams.onItsThread(() -> assertEquals("", pair.far().text()));
        pair.taken().resume();
        pair.far().awaitText("held"::equals);
    }

    @Test
    final void aListenerThatThrowsEndsItsOwnStreamOnly() throws Exception {
        var other = streams.connect();
        var dialled = streams.dial();
        var taken = streams.taken();
        var faulty = new RecordedStream() {
            @Override
            public void received(ByteBuffer data) {
                throw new IllegalStateException("by design");
            }
        };
        taken.start(faulty);
        dialled.write(bytes("boom"));
        assertTrue(faulty.awaitEnd().isPresent());
        other.dialled().write(bytes("still here"));
        other.far().awaitText("still here"::equals);
        dialled.abort();
    }

    @Test
    final void callbacksOfAListeningPlaceComeFromItsOneThread() throws Exception {
        var first = streams.connect();
        var second = streams.connect();
        first.dialled().write(bytes("a"));
        second.dialled().write(bytes("b"));
        first.far().awaitText("a"::equals);
        second.far().awaitText("b"::equals);
        assertSame(streams.thread(), first.far().thread());
        assertSame(streams.thread(), second.far().thread());
        streams.onItsThread(() -> assertSame(streams.thread(), Thread.currentThread()));
    }

    @Test
    final void acceptedStreamsGoOnWhenListeningEnds() throws Exception {
        var pair = streams.connect();
        streams.stopListening();
        streams.stopListening();
        pair.dialled().write(bytes("on"));
        pair.far().awaitText("on"::equals);
    }

    @Test
    final void theExecutorRefusesWhenAllIsOver() throws Exception {
        var pair = streams.connect();
        streams.stopListening();
        pair.dialled().close();
        pair.far().awaitEnd();
        long end = System.nanoTime() + StreamPlace.PATIENCE.toNanos();
        while (System.nanoTime() < end) {
            try {
                streams.executor().execute(() -> {});
                Thread.sleep(5);
            } catch (RejectedExecutionException e) {
                return;
            }
        }
        throw new AssertionError("tasks are taken for ever");
    }

    @Test
    final void nobodyListeningIsAnErrorThatNamesTheAddress() {
        var address = streams.address();
        streams.stopListening();
        var dial = provider.dialer().dial(address, StreamPlace.PATIENCE);
        var failure = assertThrows(ExecutionException.class, () -> dial.get(60, TimeUnit.SECONDS));
        assertInstanceOf(IOException.class, failure.getCause());
        assertTrue(failure.getCause().getMessage().contains(address.toString()), failure.getMessage());
    }

    @Test
    final void aCancelledDialGivesNoStream() throws Exception {
        var dial = streams.dialling();
        if (!dial.cancel(true)) {
            dial.get().abort();
        }
        var taken = streams.takenIfAny();
        if (taken.isPresent()) {
            var far = new RecordedStream();
            taken.get().start(far);
            far.awaitEnd();
        }
        assertTrue(dial.isDone());
    }

    @Test
    final void theEndsKnowEachOther() throws Exception {
        var pair = streams.connect();
        assertEquals(streams.address().port(), pair.taken().local().port());
        assertEquals(pair.taken().local(), pair.dialled().peer());
        assertEquals(pair.dialled().local(), pair.taken().peer());
    }

    private static ByteBuffer bytes(String text) {
        return ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII));
    }
}
