package wormhole.transport.ws.engine;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import wormhole.spi.tck.FedStream;

/** What a stranger may send on an open connection (hostile inputs, A16). */
class HostileFramesTest {
    private static final int MAX = 1 << 20;
    private static final ConnectionLimits LIMITS = ConnectionLimits.of(MAX);
    private static final String REQUEST = "GET /v1 HTTP/1.1\r\nHost: h\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
            + "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n";

    private final FedStream stream = new FedStream();
    private final Ends heard = new Ends();

    @BeforeEach
    void open() throws Exception {
        WebSocketConnection.server(stream, r -> new HttpAnswer.Upgrade(), LIMITS, heard);
        stream.feed(REQUEST);
        assertEquals("opened", heard.next());
        stream.takeWritten();
    }

    private void misbehaves(int code) throws Exception {
        assertEquals("closed PEER_MISBEHAVED", heard.next());
        assertEquals(code, heard.end.code());
        assertTrue(heard.end.reason().startsWith("sent "), heard.end.reason());
        var close = stream.written();
        assertEquals((byte) 0x88, close[0]);
        assertEquals(code, ByteBuffer.wrap(close, 2, 2).getShort());
    }

    @Test
    void aFrameOf2GiBIsRefusedByItsHeader() throws Exception {
        stream.feed(Frames.header(Frames.FINAL | Frames.TEXT, 1L << 31, true));
        misbehaves(1009);
    }

    @Test
    void aFrameOneByteTooLongIsRefusedByItsHeader() throws Exception {
        stream.feed(Frames.header(Frames.FINAL | Frames.BINARY, MAX + 1, true));
        misbehaves(1009);
    }

    @Test
    void aNegativeLengthIsRefused() throws Exception {
        stream.feed(Frames.header(Frames.FINAL | Frames.TEXT, Long.MIN_VALUE, true));
        misbehaves(1002);
    }

    @Test
    void aLengthWrittenLongerThanNeededIsRefused() throws Exception {
        stream.feed(new byte[] {(byte) 0x81, (byte) 0xfe, 0, 5});
        misbehaves(1002);
    }

    @Test
    void aFrameWithoutMaskIsRefused() throws Exception {
        stream.feed(Frames.unmasked(Frames.FINAL | Frames.TEXT, new byte[] {'x'}));
        misbehaves(1002);
    }

    @Test
    void compressedFramesAndReservedBitsAreRefused() throws Exception {
        stream.feed(Frames.masked(Frames.FINAL | 0x40 | Frames.TEXT, new byte[100]));
        misbehaves(1002);
    }

    @Test
    void unknownKindsOfFramesAreRefused() throws Exception {
        stream.feed(Frames.masked(Frames.FINAL | 3, new byte[0]));
        misbehaves(1002);
    }

    @Test
    void unknownControlFramesAreRefused() throws Exception {
        stream.feed(Frames.masked(Frames.FINAL | 11, new byte[0]));
        misbehaves(1002);
    }

    @Test
    void aLongControlFrameIsRefused() throws Exception {
        stream.feed(Frames.header(Frames.FINAL | Frames.PING, 126, true));
        misbehaves(1002);
    }

    @Test
    void aControlFrameInPiecesIsRefused() throws Exception {
        stream.feed(Frames.masked(Frames.PING, new byte[0]));
        misbehaves(1002);
    }

    @Test
    void emptyFragmentsWithoutEndAreRefused() throws Exception {
        stream.feed(Frames.masked(Frames.TEXT, new byte[0]));
        for (int i = 0; i < 100_000 && !stream.isOver(); i++) {
            stream.feed(Frames.masked(Frames.MORE, new byte[0]));
        }
        misbehaves(1009);
    }

    @Test
    void fragmentsThatTogetherAreTooLongAreRefused() throws Exception {
        var part = new byte[MAX / 2];
        stream.feed(Frames.masked(Frames.BINARY, part));
        stream.feed(Frames.masked(Frames.MORE, part));
        assertFalse(stream.isOver());
        stream.feed(Frames.header(Frames.MORE, 1, true));
        misbehaves(1009);
    }

    @Test
    void fragmentsOfTheGreatestLengthArrive() throws Exception {
        var part = "x".repeat(MAX / 2).getBytes(StandardCharsets.US_ASCII);
        stream.feed(Frames.masked(Frames.TEXT, part));
        stream.feed(Frames.masked(Frames.FINAL | Frames.MORE, part));
        assertEquals(5 + MAX, heard.next().length());
    }

    @Test
    void aContinuationOfNothingIsRefused() throws Exception {
        stream.feed(Frames.masked(Frames.FINAL | Frames.MORE, new byte[0]));
        misbehaves(1002);
    }

    @Test
    void aNewMessageWithinAnotherIsRefused() throws Exception {
        stream.feed(Frames.masked(Frames.TEXT, new byte[] {'a'}));
        stream.feed(Frames.text("b"));
        misbehaves(1002);
    }

    @Test
    void textThatIsNotUtf8IsRefused() throws Exception {
        stream.feed(Frames.masked(Frames.FINAL | Frames.TEXT, new byte[] {(byte) 0xc3, 0x28}));
        misbehaves(1007);
    }

    @Test
    void textThatEndsWithinACharacterIsRefused() throws Exception {
        stream.feed(Frames.masked(Frames.TEXT, new byte[] {(byte) 0xe2}));
        stream.feed(Frames.masked(Frames.FINAL | Frames.MORE, new byte[] {(byte) 0x98}));
        misbehaves(1007);
    }

    @Test
    void aCloseFrameWithAnIllegalCodeIsRefused() throws Exception {
        stream.feed(Frames.masked(Frames.FINAL | Frames.CLOSE, new byte[] {0x03, (byte) 0xed}));
        assertEquals("closed PEER_MISBEHAVED", heard.next());
    }

    @Test
    void aCloseFrameThatTheLibraryStumblesOnIsRefused() throws Exception {
        stream.feed(Frames.masked(Frames.FINAL | Frames.CLOSE, new byte[] {0x03, (byte) 0xef, (byte) 0xff}));
        assertEquals("closed PEER_MISBEHAVED", heard.next());
    }

    @Test
    void controlCharactersOfACloseReasonDoNotReachALog() throws Exception {
        stream.feed(Frames.masked(Frames.FINAL | Frames.CLOSE, new byte[] {0x03, (byte) 0xe8, 27, '[', '2', 'J'}));
        assertEquals("closed CLOSED_BY_PEER", heard.next());
        assertEquals("?[2J", heard.end.reason());
    }

    @Test
    void aFloodOfPingsIsAnsweredSparsely() throws Exception {
        for (int i = 0; i < 10_000; i++) {
            stream.feed(Frames.masked(Frames.FINAL | Frames.PING, new byte[125]));
        }
        stream.feed(Frames.text("still served"));
        assertEquals("text still served", heard.next());
        // Ten a second; even a very slow machine does not need half a minute.
        assertTrue(stream.writes() >= 10 && stream.writes() < 300, stream.writes() + " answers");
    }

    @Test
    void aPingBetweenFragmentsIsAnswered() throws Exception {
        stream.feed(Frames.masked(Frames.TEXT, new byte[] {'a'}));
        stream.feed(Frames.masked(Frames.FINAL | Frames.PING, new byte[] {'p'}));
        stream.feed(Frames.masked(Frames.FINAL | Frames.MORE, new byte[] {'b'}));
        assertEquals("text ab", heard.next());
        assertArrayEquals(new byte[] {(byte) 0x8a, 1, 'p'}, stream.written());
    }

    @Test
    void aMessageInTwoFragmentsTheSecondEmptyArrivesAsGoSendsIt() throws Exception {
        stream.feed(Frames.masked(Frames.TEXT, "{}\n".getBytes(StandardCharsets.US_ASCII)));
        stream.feed(Frames.masked(Frames.FINAL | Frames.MORE, new byte[0]));
        assertEquals("text {}\n", heard.next());
    }

    @Test
    void framesInSingleBytesArrive() throws Exception {
        for (int size : new int[] {0, 125, 126, 70_000}) {
            var text = "y".repeat(size);
            stream.feed(Frames.text(text), 1);
            assertEquals("text " + text, heard.next());
        }
    }

    @Test
    void whatIsKeptForAFrameGrowsWithWhatCameOnly() throws Exception {
        var guard = new FrameGuard(true, LIMITS);
        var start = Frames.header(Frames.FINAL | Frames.TEXT, MAX, true);
        assertNull(guard.next(ByteBuffer.wrap(start)));
        assertNull(guard.next(ByteBuffer.wrap(new byte[1000])));
        var field = FrameGuard.class.getDeclaredField("partial");
        field.setAccessible(true);
        assertTrue(((byte[]) field.get(guard)).length < 4096);
    }

    @Test
    void nothingIsKeptBetweenMessages() throws Exception {
        var guard = new FrameGuard(true, LIMITS);
        var frame = Frames.text("x".repeat(5000));
        assertNull(guard.next(ByteBuffer.wrap(frame, 0, 3000)));
        assertArrayEquals(frame, guard.next(ByteBuffer.wrap(frame, 3000, frame.length - 3000)));
        var field = FrameGuard.class.getDeclaredField("partial");
        field.setAccessible(true);
        assertNull(field.get(guard));
    }

    @Test
    void whatFollowsAViolationIsNotHeard() throws Exception {
        var both = ByteBuffer.allocate(100)
                .put(Frames.text("before"))
                .put(Frames.unmasked(Frames.FINAL | Frames.TEXT, new byte[0]))
                .put(Frames.text("after"));
        stream.feed(both.array());
        assertEquals("text before", heard.next());
        misbehaves(1002);
        assertTrue(heard.heard.isEmpty());
    }

    @Test
    void aListenersFailureReachesTheStream() {
        var own = new FedStream();
        WebSocketConnection.server(own, r -> new HttpAnswer.Upgrade(), LIMITS, new Ends() {
            @Override
            public void text(String message) {
                throw new IllegalStateException("by design");
            }
        });
        own.feed(REQUEST);
        assertThrows(IllegalStateException.class, () -> own.feed(Frames.text("x")));
    }

    @Test
    void whoDoesNotReadIsGivenUp() throws Exception {
        var own = new FedStream();
        var ends = new Ends();
        var connection = WebSocketConnection.server(own, r -> new HttpAnswer.Upgrade(), LIMITS, ends);
        own.feed(REQUEST);
        assertEquals("opened", ends.next());
        own.queued(LIMITS.maxQueuedBytes());
        connection.send("one more");
        assertEquals("closed LOST", ends.next());
    }

    @Test
    void severalMessagesLeaveInOneWrite() throws Exception {
        var own = new FedStream();
        var connection = WebSocketConnection.server(own, r -> new HttpAnswer.Upgrade(), LIMITS, new Ends());
        own.feed(REQUEST);
        own.takeWritten();
        connection.send(EncodedText.of("ack"), EncodedText.of("answer"));
        assertEquals(1, own.writes());
        assertEquals("\u0081\u0003ack\u0081\u0006answer", own.text());
    }

    @Test
    void randomBytesNeverThrow() {
        for (int seed = 0; seed < 3000; seed++) {
            var random = new Random(seed);
            var own = new FedStream();
            if (random.nextBoolean()) {
                WebSocketConnection.server(own, r -> new HttpAnswer.Upgrade(), LIMITS, new Ends());
                own.feed(REQUEST);
            } else {
                WebSocketConnection.client(own, new ClientRequest("h", "/", Map.of()), LIMITS, new Ends());
            }
            for (int i = 0; i < 20; i++) {
                var junk = new byte[random.nextInt(40)];
                random.nextBytes(junk);
                if (random.nextBoolean() && junk.length > 0) {
                    // Likelier to pass the first checks.
                    junk[0] = (byte) (random.nextInt(11) | (random.nextBoolean() ? 0x80 : 0));
                }
                own.feed(junk);
            }
        }
    }
}
