package wormhole.mailbox.server.websocket;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import wormhole.mailbox.server.hub.Hub;
import wormhole.mailbox.server.hub.HubOptions;
import wormhole.mailbox.server.hub.HubState;
import wormhole.mailbox.server.hub.UsageRecord;
import wormhole.mailbox.server.store.MailboxStore;
import wormhole.mailbox.server.store.MemoryStore;

class WebSocketFrontTest {
    private static final int OFF = Integer.MAX_VALUE;
    private static final FrontLimits WIDE =
            new FrontLimits(1 << 20, 1000, OFF, OFF, Duration.ofSeconds(60), 1 << 20, 1 << 30, 1 << 30);
    private static final String ADD = "{'type':'add','phase':'p','body':'" + "0".repeat(20_000) + "'}";

    private final HubState state = new HubState();
    private final ArrayList<UsageRecord> usage = new ArrayList<>();
    private long nanos;

    private WebSocketFront front(FrontLimits limits, MailboxStore store, boolean trustRealIp) {
        var random = new Random(1);
        var hub = new Hub(state, HubOptions.DEFAULT, length -> {
            var bytes = new byte[length];
            random.nextBytes(bytes);
            return bytes;
        });
        var options = new FrontOptions(limits, trustRealIp, Duration.ofSeconds(60), Duration.ofSeconds(600), "T/1");
        return new WebSocketFront(hub, store, options, usage::add, () -> nanos / 1000, () -> nanos);
    }

    private WebSocketFront front(FrontLimits limits) {
        return front(limits, new MemoryStore(), false);
    }

    private static FakeStream open(WebSocketFront front, String host, String... fields) {
        var stream = new FakeStream(host);
        front.accepted(stream);
        if (!stream.isAborted()) {
            stream.request(fields);
        }
        return stream;
    }

    private static FakeStream bound(WebSocketFront front, String side) {
        var stream = open(front, "192.0.2.7");
        stream.say("{'type':'bind','appid':'app','side':'" + side + "'}");
        stream.takeWritten();
        return stream;
    }

    private static FakeStream listening(WebSocketFront front, String side) {
        var stream = bound(front, side);
        stream.say("{'type':'open','mailbox':'m'}");
        stream.takeWritten();
        return stream;
    }

    @Test
    void anAcknowledgementAndItsAnswerLeaveInOneWrite() {
        var client = bound(front(WIDE), "a");
        client.say("{'type':'list','id':'01'}");
        assertEquals(1, client.writes());
        var heard = client.takeWritten();
        assertTrue(heard.contains("\"ack\"") && heard.contains("\"nameplates\""), heard);
    }

    @Test
    void theServerSaysWhatItIs() {
        assertTrue(open(front(WIDE), "192.0.2.7").takeWritten().contains("\r\nServer: T/1\r\n"));
    }

    @Test
    void aMessageInTwoFragmentsOrInBinaryIsTakenAsOne() {
        var client = bound(front(WIDE), "a");
        var text = "{\"type\":\"ping\",\"ping\":7}".getBytes(StandardCharsets.UTF_8);
        client.feed(FakeStream.frame(0x01, Arrays.copyOf(text, 9)));
        client.feed(FakeStream.frame(0x80, Arrays.copyOfRange(text, 9, text.length)));
        assertTrue(client.takeWritten().contains("\"pong\": 7"));
        client.feed(FakeStream.frame(0x82, text));
        assertTrue(client.takeWritten().contains("\"pong\": 7"));
        client.feed(FakeStream.frame(0x82, new byte[] {(byte) 0xff}));
        assertTrue(client.isOver());
    }

    @Test
    void aMessageThatCannotBeHandledIsAcknowledgedAndTheConnectionDroppedWithoutCloseFrame() {
        var client = bound(front(WIDE), "a");
        client.say("{'type':'claim','nameplate':'x','id':'0a'}");
        assertTrue(client.isOver() && !client.isAborted());
        var heard = client.takeWritten();
        assertTrue(heard.contains("\"id\": \"0a\""), heard);
        assertFalse(heard.contains("\u0088"), "a close frame");
    }

    @Test
    void nothingLeavesBeforeWhatCameBeforeItIsDurable() {
        var store = new LazyStore();
        var front = front(WIDE, store, false);
        var a = bound(front, "a");
        var b = bound(front, "b");
        a.say("{'type':'claim','nameplate':'7'}");
        b.say("{'type':'list'}");
        assertEquals("", a.takeWritten() + b.takeWritten());
        store.durable = 1;
        front.durable();
        assertTrue(a.takeWritten().contains("claimed"));
        assertTrue(b.takeWritten().contains("\"7\""));
        b.say("{'type':'list'}");
        assertTrue(b.takeWritten().contains("\"7\""), "and now it need not wait");
    }

    @Test
    void aStoreThatFallsBehindSlowsTheClients() {
        var store = new LazyStore();
        store.durable = Long.MAX_VALUE;
        var front = front(WIDE, store, false);
        var a = bound(front, "a");
        store.backlog = 1L << 30;
        a.say("{'type':'list'}");
        assertTrue(a.isPaused());
        store.backlog = 0;
        front.durable();
        assertFalse(a.isPaused());
    }

    @Test
    void whoDoesNotReadIsCutOff() {
        var front = front(WIDE);
        var reader = listening(front, "a");
        var other = listening(front, "b");
        other.reading(false);
        for (var i = 0; i < 60 && !other.isAborted(); i++) {
            reader.say(ADD);
        }
        assertTrue(other.isAborted());
        assertTrue(other.queued() <= (1 << 20) + 30_000, other.queued() + " bytes");
        assertFalse(reader.isOver());
        assertEquals(1, front.connections());
    }

    @Test
    void whoWaitsForTheStoreAndDoesNotReadIsCutOffToo() {
        var store = new LazyStore();
        var front = front(WIDE, store, false);
        var a = bound(front, "a");
        for (var i = 0; i < 100 && !a.isAborted(); i++) {
            a.say("{'type':'open','mailbox':'m'}");
            a.say(ADD);
        }
        assertTrue(a.isAborted());
    }

    @Test
    void whenAllTogetherLetTooMuchWaitTheWorstIsCutOff() {
        var front =
                front(new FrontLimits(1 << 20, 1000, OFF, OFF, Duration.ofSeconds(60), 1 << 20, 1_500_000, 1 << 30));
        var streams = new ArrayList<FakeStream>();
        for (var i = 0; i < 4; i++) {
            var stream = listening(front, "a");
            stream.reading(i == 0);
            streams.add(stream);
        }
        var late = streams.get(3);
        late.reading(true);
        for (var i = 0; i < 10; i++) {
            streams.get(0).say(ADD);
        }
        late.reading(false);
        for (var i = 0; i < 35; i++) {
            streams.get(0).say(ADD);
        }
        assertTrue(streams.get(1).isAborted() || streams.get(2).isAborted());
        assertFalse(streams.get(0).isOver() || late.isOver(), "those who used less are spared");
    }

    @Test
    void unfinishedMessagesTogetherTakeOnlySoMuch() {
        var front =
                front(new FrontLimits(1 << 20, 1000, OFF, OFF, Duration.ofSeconds(60), 1 << 20, 1 << 30, 1_000_000));
        var cut = 0;
        for (var i = 0; i < 10; i++) {
            var stream = bound(front, "a");
            var frame = FakeStream.frame(0x81, new byte[900_000]);
            stream.feed(Arrays.copyOf(frame, 300_000));
            cut += stream.isAborted() ? 1 : 0;
        }
        assertTrue(front.connections() <= 4, front.connections() + " are left");
        assertTrue(cut <= 7);
    }

    @Test
    void aMessageThatIsTooLongEndsTheConnectionBeforeItIsReceived() {
        var client = bound(front(WIDE), "a");
        client.feed(new byte[] {(byte) 0x81, (byte) 0xff, 0, 0, 0, 0, 0x7f, 0, 0, 0});
        assertTrue(client.isOver());
        assertTrue(client.takeWritten().contains("\u0003\u00f1"), "code 1009");
    }

    @Test
    void thereAreOnlySoManyConnections() {
        var front = front(new FrontLimits(1 << 20, 2, OFF, OFF, Duration.ofSeconds(60), 1 << 20, 1 << 30, 1 << 30));
        var first = bound(front, "a");
        bound(front, "b");
        assertTrue(open(front, "192.0.2.7").isAborted());
        first.end();
        assertFalse(open(front, "192.0.2.7").isAborted());
    }

    @Test
    void anAddressHasOnlySoManyConnections() {
        var front = front(new FrontLimits(1 << 20, 9, 1, OFF, Duration.ofSeconds(60), 1 << 20, 1 << 30, 1 << 30));
        var first = open(front, "192.0.2.7");
        assertTrue(open(front, "192.0.2.7").takeWritten().startsWith("HTTP/1.1 503"));
        assertTrue(open(front, "192.0.2.8").takeWritten().startsWith("HTTP/1.1 101"));
        first.end();
        assertTrue(open(front, "192.0.2.7").takeWritten().startsWith("HTTP/1.1 101"));
    }

    @Test
    void whoDoesNotBindIsCutOff() {
        var front = front(WIDE);
        var mute = new FakeStream("192.0.2.7");
        front.accepted(mute);
        var upgraded = open(front, "192.0.2.7");
        var client = bound(front, "a");
        nanos += Duration.ofSeconds(59).toNanos();
        front.tick();
        assertFalse(mute.isAborted() || upgraded.isAborted());
        nanos += Duration.ofSeconds(1).toNanos();
        front.tick();
        assertTrue(mute.isAborted() && upgraded.isAborted());
        assertFalse(client.isOver());
    }

    @Test
    void whoSendsTooFastIsReadMoreSlowly() {
        var front = front(new FrontLimits(1 << 20, 9, OFF, 5, Duration.ofSeconds(60), 1 << 20, 1 << 30, 1 << 30));
        var client = bound(front, "a");
        for (var i = 0; i < 4; i++) {
            client.say("{'type':'ping','ping':1}");
        }
        assertFalse(client.isPaused());
        client.say("{'type':'ping','ping':1}");
        assertTrue(client.isPaused());
        nanos += Duration.ofSeconds(1).toNanos();
        front.tick();
        assertFalse(client.isPaused());
    }

    @Test
    void aSilentClientIsPingedAndInTheEndGivenUp() {
        var front = front(WIDE);
        var silent = bound(front, "a");
        var alive = bound(front, "b");
        for (var second = 0; second < 700; second++) {
            nanos += Duration.ofSeconds(1).toNanos();
            front.tick();
            if (second % 30 == 0) {
                alive.feed(FakeStream.frame(0x8a, new byte[0]));
            }
            assertFalse(silent.isOver() && second < 590);
        }
        assertTrue(silent.isOver());
        assertTrue(silent.takeWritten().startsWith("\u0089"), "a ping");
        assertFalse(alive.isOver());
    }

    @Test
    void theProxysWordIsTakenOnlyIfItIsTrusted() {
        var field = "X-Real-IP: 2001:db8::1";
        assertTrue(open(front(WIDE), "192.0.2.7", field).takeWritten().contains("\"ipv4\": \"192.0.2.7\""));
        var trusting = front(WIDE, new MemoryStore(), true);
        var heard = open(trusting, "192.0.2.7", field, "X-Real-Port: 99").takeWritten();
        assertTrue(heard.contains("{\"port\": 99, \"ipv6\": \"2001:db8::1\"}"), heard);
        var rubbish = open(trusting, "192.0.2.7", "X-Real-IP: <script>").takeWritten();
        assertTrue(rubbish.contains("{\"port\": 4711, \"ipv4\": \"192.0.2.7\"}"), rubbish);
    }

    @Test
    void atTheEndEveryoneIsToldAndNobodyIsTaken() {
        var front = front(WIDE);
        var client = bound(front, "a");
        front.end();
        assertTrue(client.isOver());
        assertTrue(client.takeWritten().contains("\u0003\u00e9"), "code 1001");
        assertTrue(open(front, "192.0.2.7").isAborted());
    }

    @Test
    void pruningTellsTheUsageLogHowThingsStand() {
        var front = front(WIDE);
        listening(front, "a");
        usage.clear();
        front.prune();
        assertEquals(new UsageRecord.OfNow(0, 1), usage.get(0));
    }
}
