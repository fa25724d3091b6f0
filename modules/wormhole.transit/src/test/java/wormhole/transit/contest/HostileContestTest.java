package wormhole.transit.contest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static wormhole.transit.contest.Rig.RECEIVER;
import static wormhole.transit.contest.Rig.SENDER;
import static wormhole.transit.contest.Rig.ascii;
import static wormhole.transit.contest.Rig.in;
import static wormhole.transit.contest.Rig.out;
import static wormhole.transit.contest.Rig.tcp;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import wormhole.api.transit.TransitOptions;
import wormhole.api.transit.TransitRole;
import wormhole.core.wire.Bytes;
import wormhole.transit.handshake.HandshakeLines;

/** What strangers may try on a contest, and what it must lead to: the connection is dropped, nothing else changes. */
class HostileContestTest {
    private static Rig sender() {
        return new Rig(TransitRole.SENDER, TransitOptions.DEFAULT).start();
    }

    private static Rig receiver() {
        return new Rig(TransitRole.RECEIVER, TransitOptions.DEFAULT).start();
    }

    private static Rig called(Rig rig) {
        return rig.feed(new Input.Accepted(in(0), "192.0.2.66:1"));
    }

    @Test
    void anyWrongByteOfTheHandshakeDropsTheConnectionAtOnce() {
        for (var at = 0; at < SENDER.theirs().length(); at++) {
            var wrong = Arrays.copyOf(SENDER.theirs().toArray(), at + 1);
            wrong[at] ^= 1;
            var rig = called(sender()).received(in(0), Bytes.owning(wrong));
            assertTrue(rig.closes(in(0)), "byte " + at);
            assertEquals(Optional.empty(), rig.notice());
        }
    }

    @Test
    void aSlowHandshakeIsDroppedWhenItsTimeIsUpAndOthersAreUnaffected() {
        var rig = called(sender()).feed(new Input.Accepted(in(1), "192.0.2.7:1"));
        for (var i = 0; i < 6; i++) {
            rig.received(in(0), Bytes.owning(new byte[] {SENDER.theirs().unsafeArray()[i]}));
            assertEquals(List.of(), rig.effects);
        }
        assertTrue(rig.feed(new Input.TimerFired(new Timer.Handshake(in(0)))).closes(in(0)));
        assertEquals(in(1), rig.received(in(1), SENDER.theirs()).won());
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "\n", "go", "nevermind\n", "goo", "GO\n", "g o\n"})
    void whateverIsNotGoAfterTheSendersLineIsNotTakenForIt(String extra) {
        var rig = called(receiver()).received(in(0), RECEIVER.theirs(), ascii(extra));
        assertEquals(Optional.empty(), rig.notice());
        assertEquals(!"go\n".startsWith(extra), rig.closes(in(0)));
    }

    @Test
    void goTwiceIsLeftToTheRecordsWhichRefuseIt() {
        var rig = called(receiver()).received(in(0), RECEIVER.theirs(), HandshakeLines.GO, HandshakeLines.GO);
        assertEquals(HandshakeLines.GO, ((Notice.Won) rig.notice().orElseThrow()).leftover());
    }

    @ParameterizedTest
    @ValueSource(strings = {"okay\n", "impatient\n", "bad handshake\n", "OK\n", "\n", "ok\r\n"})
    void aRelayThatSaysAnythingButOkIsDropped(String answer) {
        var rig = sender().hints().opened(0);
        assertTrue(rig.received(out(0), ascii(answer)).closes(out(0)));
        assertFalse(rig.writes(out(0), SENDER.ours()));
        assertEquals(Optional.empty(), rig.notice());
    }

    @Test
    void aRelayThatSaysOkTooLateIsDropped() {
        var rig = sender().hints().opened(0);
        assertTrue(rig.feed(new Input.TimerFired(new Timer.Handshake(out(0)))).closes(out(0)));
        assertEquals(List.of(), rig.received(out(0), ascii("ok\n")).effects);
    }

    @Test
    void ourOwnLineReflectedIsDropped() {
        assertTrue(called(sender()).received(in(0), SENDER.ours()).closes(in(0)));
        assertTrue(called(receiver()).received(in(0), RECEIVER.ours()).closes(in(0)));
    }

    @Test
    void aReceiverTellsAStrangerNothing() {
        var rig = called(receiver());
        assertFalse(rig.effects.stream().anyMatch(Effect.Write.class::isInstance));
        rig.received(in(0), ascii("transit sender " + "0".repeat(64) + " ready\n\ngo\n"));
        assertFalse(rig.effects.stream().anyMatch(Effect.Write.class::isInstance));
        assertTrue(rig.closes(in(0)));
    }

    @Test
    void tenThousandCallersCostThirtyTwoPlacesAndTheOldestGoesFirst() {
        var rig = sender();
        for (var i = 0; i < 10_000; i++) {
            rig.feed(new Input.Accepted(in(i), "192.0.2.66:" + i));
            assertTrue(rig.contest.pending() <= ContestConfig.MAX_INCOMING);
            assertEquals(i >= ContestConfig.MAX_INCOMING, rig.closes(in(i - ContestConfig.MAX_INCOMING)));
        }
        assertEquals(in(9_999), rig.received(in(9_999), SENDER.theirs()).won());
    }

    @Test
    void aSilentCallerDoesNotHoldUpTheRelay() {
        assertEquals(
                List.of("transit.magic-wormhole.io"), called(sender()).hints().dialled());
        var rig = called(sender()).hints(tcp("192.0.2.7"));
        assertEquals(
                List.of("transit.magic-wormhole.io"),
                rig.feed(new Input.Closed(out(0), "x")).dialled());
    }

    @Test
    void whatWasTriedIsToldWithinALimit() {
        var rig = sender();
        for (var i = 0; i < 1_000; i++) {
            rig.feed(new Input.Accepted(in(i), "192.0.2.66:" + i)).received(in(i), ascii("HTTP"));
        }
        rig.feed(new Input.Cancel());
        assertEquals(64, ((Notice.Lost) rig.notice().orElseThrow()).tried().size());
    }

    @Test
    void anAddressThatLeadsToThisMachineIsClosedBeforeAnythingIsWritten() {
        var rig = sender().hints(tcp("rebound.example")).feed(new Input.Opened(out(0), "127.0.0.1"));
        assertFalse(rig.effects.stream().anyMatch(Effect.Write.class::isInstance));
        assertTrue(rig.closes(out(0)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"127.0.0.1", "localhost", "169.254.169.254", "::1", "fe80::1", "0.0.0.0", "2130706433", "127.1"})
    void localLinkLocalAndMetadataAddressesOfThePeerAreNotDialled(String host) {
        var rig = new Rig(
                        TransitRole.SENDER,
                        TransitOptions.DEFAULT.withListen(false).withRelays(List.of()))
                .start();
        rig.hints(tcp(host), Rig.relay(host, 0));
        assertEquals(List.of(), rig.dialled());
        assertEquals(Notice.Reason.NO_CONTENDERS, rig.lost());
    }

    @Test
    void ourOwnRelayMayBeOnThisMachine() {
        var options = TransitOptions.DEFAULT.withListen(false).withRelays(List.of(Rig.relay("127.0.0.1", 0)));
        var rig = new Rig(TransitRole.SENDER, options).start().hints();
        assertEquals(List.of("127.0.0.1"), rig.dialled());
        assertTrue(rig.feed(new Input.Opened(out(0), "127.0.0.1")).writes(out(0), SENDER.relay()));
    }

    @Test
    void whatAPeerSaysOfItselfIsMadePrintable() {
        var rig = called(sender());
        rig.feed(new Input.Closed(in(0), "\u001b]0;gotcha\u0007"));
        rig.feed(new Input.Cancel());
        var tried = ((Notice.Lost) rig.notice().orElseThrow()).tried().toString();
        assertFalse(tried.contains("\u001b"), tried);
    }

    @Test
    void linesDoNotShowThemselves() {
        var text = SENDER.toString() + sender().feed(new Input.Received(in(0), SENDER.theirs())).effects;
        assertFalse(text.contains("transit receiver"), text);
    }
}
