package wormhole.transit.contest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static wormhole.transit.contest.Rig.RECEIVER;
import static wormhole.transit.contest.Rig.ascii;
import static wormhole.transit.contest.Rig.out;
import static wormhole.transit.contest.Rig.relay;
import static wormhole.transit.contest.Rig.tcp;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import wormhole.api.transit.Hint;
import wormhole.api.transit.TransitOptions;
import wormhole.api.transit.TransitRole;
import wormhole.transit.handshake.HandshakeLines;

/** What becomes of each attempt, and what people are told of it when all of them have failed. */
final class TriedTest {
    private static final TransitOptions ALONE =
            TransitOptions.DEFAULT.withListen(false).withRelays(List.of());

    private static Rig sender() {
        return new Rig(TransitRole.SENDER, ALONE).start();
    }

    private static Rig receiver() {
        return new Rig(TransitRole.RECEIVER, ALONE).start();
    }

    private static List<String> tried(Rig rig) {
        return ((Notice.Lost) rig.notice().orElseThrow()).tried();
    }

    @Test
    void anAttemptThatNobodyAnsweredIsTold() {
        var rig = sender().hints(tcp("192.0.2.7"), tcp("192.0.2.8")).opened(1);
        assertEquals(2, rig.contest.pending());
        assertFalse(rig.contest.over());
        rig.feed(new Input.TimerFired(new Timer.Limit()));
        assertEquals(List.of("->tcp:192.0.2.7:4001: no answer", "->tcp:192.0.2.8:4001: no answer"), tried(rig));
    }

    @Test
    void aHandshakeThatTookTooLongIsToldWithItsLimit() {
        var rig = new Rig(TransitRole.SENDER, ALONE.withHandshakeTimeout(Duration.ofMillis(2500))).start();
        rig.hints(tcp("192.0.2.7")).opened(0);
        rig.feed(new Input.TimerFired(new Timer.Handshake(out(0))));
        assertEquals(List.of("->tcp:192.0.2.7:4001: no handshake within 2.5 s"), tried(rig));
    }

    @Test
    void aRelayThatDoesNotSayOkIsTold() {
        var rig = sender().hints(relay("r.example", 0)).opened(0).received(out(0), ascii("bad handshake\n"));
        assertEquals(List.of("->relay:tcp:r.example:4001: the relay did not say ok"), tried(rig));
    }

    @Test
    void somebodyElseAtTheOtherEndIsTold() {
        var rig = sender().hints(tcp("192.0.2.7")).opened(0).received(out(0), ascii("SSH-2.0-x"));
        assertEquals(List.of("->tcp:192.0.2.7:4001: somebody else is there"), tried(rig));
    }

    @Test
    void aConnectionThatTheSenderDidNotChooseIsTold() {
        var rig = receiver().hints(tcp("192.0.2.7")).opened(0);
        rig.received(out(0), RECEIVER.theirs(), HandshakeLines.NEVERMIND);
        assertEquals(List.of("->tcp:192.0.2.7:4001: not chosen by the sender"), tried(rig));
    }

    @Test
    void anAddressThatMayNotBeDialledIsTold() {
        var rig = sender().hints(tcp("127.0.0.1"));
        assertEquals(List.of("->tcp:127.0.0.1:4001: not dialled, this machine itself"), tried(rig));
    }

    @Test
    void anAddressThatTurnedOutToBeThisMachineIsToldAndTheRelayIsNotWaitedFor() {
        var rig = sender().hints(tcp("rebound.example"), relay("r.example", 0));
        rig.feed(new Input.Opened(out(0), "127.0.0.1"));
        assertEquals(List.of("r.example"), rig.dialled());
        rig.feed(new Input.Closed(out(1), "refused"));
        assertEquals(
                List.of(
                        "->tcp:rebound.example:4001: not used, this machine itself",
                        "->relay:tcp:r.example:4001: refused"),
                tried(rig));
    }

    @Test
    void whenAStrangerAnswersTheRelayIsNotWaitedFor() {
        var rig = sender().hints(tcp("192.0.2.7"), relay("r.example", 0)).opened(0);
        assertEquals(List.of("r.example"), rig.received(out(0), ascii("HTTP")).dialled());
    }

    @Test
    void anAddressGivenTwiceIsDialledOnceWhateverItsPriority() {
        var rig = sender().hints(
                        new Hint.DirectTcp("192.0.2.7", 4001, 0),
                        new Hint.DirectTcp("192.0.2.7", 4001, 1),
                        new Hint.DirectTcp("192.0.2.7", 4002, 0));
        assertEquals(List.of("192.0.2.7", "192.0.2.7"), rig.dialled());
    }

    @Test
    void zeroAndMinusZeroAreOnePriority() {
        assertEquals(
                List.of("one.example", "two.example"),
                sender().hints(relay("one.example", -0.0), relay("two.example", 0.0))
                        .dialled());
    }

    @Test
    void connectingMayTakeHalfTheTimeOfAHandshake() {
        assertEquals(
                new Effect.Dial(out(0), tcp("192.0.2.7"), Duration.ofSeconds(30)),
                sender().hints(tcp("192.0.2.7")).effects.get(1));
    }
}
