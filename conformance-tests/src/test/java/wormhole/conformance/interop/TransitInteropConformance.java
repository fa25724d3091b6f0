package wormhole.conformance.interop;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static wormhole.conformance.interop.Stage.Party.JAVA;
import static wormhole.conformance.interop.Stage.Party.PYTHON;

import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import wormhole.api.transit.TransitRole;
import wormhole.conformance.interop.Stage.Party;
import wormhole.conformance.interop.Stage.Server;

/** Record pipes between ours and the reference's {@code wormhole.transit}, in both roles, each way a connection can go. */
@ExtendWith(Stage.Resolver.class)
@Timeout(600)
class TransitInteropConformance {
    /** Which way a connection can go. */
    enum Way {
        SENDER_LISTENS,
        RECEIVER_LISTENS,
        BOTH_LISTEN,
        THE_REFERENCES_RELAY
    }

    private final Stage stage;

    TransitInteropConformance(Stage stage) {
        this.stage = stage;
    }

    record Meeting(Party sender, Party receiver, Way way) {
        @Override
        public String toString() {
            return sender + " to " + receiver + ", " + way;
        }
    }

    static Stream<Meeting> meetings() {
        return Arrays.stream(Way.values())
                .flatMap(way -> Stream.of(new Meeting(JAVA, PYTHON, way), new Meeting(PYTHON, JAVA, way)));
    }

    private static <T> T get(CompletableFuture<T> future) throws Exception {
        return future.get(ChildProcess.PATIENCE_SECONDS, TimeUnit.SECONDS);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("meetings")
    void recordsAndBulkGoBothWays(Meeting meeting) throws Exception {
        var code = Stage.freshNameplate() + "-transit-interop";
        try (var sender = stage.talker(meeting.sender(), "example.com/transit", Server.OUR_SERVER);
                var receiver = stage.talker(meeting.receiver(), "example.com/transit", Server.OUR_SERVER)) {
            get(sender.setCode(code));
            get(receiver.setCode(code));
            get(sender.verifier());
            get(receiver.verifier());
            connect(meeting, sender, receiver);
            talk(sender, receiver);
            talk(receiver, sender);
        }
    }

    private void connect(Meeting meeting, Talker sender, Talker receiver) throws Exception {
        var way = meeting.way();
        var relay = way == Way.THE_REFERENCES_RELAY ? stage.pythonRelay() : 0;
        var senders =
                get(sender.transit(TransitRole.SENDER, relay, way == Way.SENDER_LISTENS || way == Way.BOTH_LISTEN));
        var receivers = get(
                receiver.transit(TransitRole.RECEIVER, relay, way == Way.RECEIVER_LISTENS || way == Way.BOTH_LISTEN));
        var first = sender.connect(receivers);
        var second = receiver.connect(senders);
        assertEquals(relay != 0, get(first).startsWith("->relay:"), get(first));
        assertTrue(get(second).matches(relay != 0 ? "->relay:.*" : "(->tcp:|<-).*"), get(second));
    }

    private static void talk(Talker from, Talker to) throws Exception {
        get(from.sendRecord("a record".getBytes(UTF_8)));
        assertArrayEquals("a record".getBytes(UTF_8), get(to.receiveRecord()));
        get(from.sendRecord(new byte[0]));
        assertArrayEquals(new byte[0], get(to.receiveRecord()));
        var sent = from.sendBulk(40, 200_000);
        assertEquals(get(sent), get(to.receiveBulk(40 * 200_000)));
    }
}
