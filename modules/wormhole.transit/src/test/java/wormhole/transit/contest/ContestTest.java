package wormhole.transit.contest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static wormhole.transit.contest.Rig.RECEIVER;
import static wormhole.transit.contest.Rig.SENDER;
import static wormhole.transit.contest.Rig.ascii;
import static wormhole.transit.contest.Rig.in;
import static wormhole.transit.contest.Rig.out;
import static wormhole.transit.contest.Rig.relay;
import static wormhole.transit.contest.Rig.tcp;

import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import wormhole.api.transit.Hint;
import wormhole.api.transit.TransitOptions;
import wormhole.api.transit.TransitOptions.Paths;
import wormhole.api.transit.TransitRole;
import wormhole.core.wire.Bytes;
import wormhole.transit.handshake.HandshakeLines;

class ContestTest {
    private static final TransitOptions QUIET = TransitOptions.DEFAULT.withListen(false);
    private static final TransitOptions ALONE = QUIET.withRelays(List.of());

    private static Rig sender(TransitOptions options) {
        return new Rig(TransitRole.SENDER, options).start();
    }

    private static Rig receiver(TransitOptions options) {
        return new Rig(TransitRole.RECEIVER, options).start();
    }

    @Test
    void ourAddressesAndRelaysArePublishedWhenWeListen() {
        var rig = new Rig(TransitRole.SENDER, TransitOptions.DEFAULT);
        assertEquals(List.of(new Effect.Listen()), rig.feed(new Input.Start()).effects);
        rig.feed(new Input.Listening(List.of(tcp("192.0.2.1"))));
        assertEquals(List.of(new Effect.Publish(List.of(tcp("192.0.2.1"), TransitOptions.PUBLIC_RELAY))), rig.effects);
    }

    @Test
    void withoutListeningOnlyRelaysArePublished() {
        assertEquals(List.of(new Effect.Publish(List.of(TransitOptions.PUBLIC_RELAY))), sender(QUIET).effects);
    }

    @Test
    void directHintsAreDialledAtOnceAndTheRelayLater() {
        var rig = sender(QUIET).hints(tcp("192.0.2.7"), tcp("2001:db8::7"));
        assertEquals(List.of("192.0.2.7", "2001:db8::7"), rig.dialled());
        assertTrue(rig.effects.contains(new Effect.Arm(new Timer.NextRelays(1), Duration.ofSeconds(2))));
        assertTrue(rig.effects.contains(new Effect.Arm(new Timer.Limit(), Duration.ofSeconds(120))));
        rig.feed(new Input.TimerFired(new Timer.NextRelays(1)));
        assertEquals(List.of("transit.magic-wormhole.io"), rig.dialled());
    }

    @Test
    void theRelayIsDialledAtOnceWhenThereIsNoDirectHint() {
        assertEquals(List.of("transit.magic-wormhole.io"), sender(QUIET).hints().dialled());
    }

    @Test
    void theRelayIsDialledAtOnceWhenTheLastDirectConnectionFails() {
        var rig = sender(QUIET).hints(tcp("192.0.2.7"), tcp("192.0.2.8"));
        assertEquals(List.of(), rig.feed(new Input.Closed(out(0), "refused")).dialled());
        assertEquals(
                List.of("transit.magic-wormhole.io"),
                rig.feed(new Input.Closed(out(1), "refused")).dialled());
        assertEquals(List.of(), rig.feed(new Input.TimerFired(new Timer.NextRelays(1))).effects);
    }

    @Test
    void relaysAreTriedByPriorityTheHighestFirst() {
        var rig = sender(ALONE).hints(relay("low.example", 0), relay("high.example", 2), relay("even.example", 2));
        assertEquals(List.of("high.example", "even.example"), rig.dialled());
        rig.feed(new Input.TimerFired(new Timer.NextRelays(1)));
        assertEquals(List.of("low.example"), rig.dialled());
    }

    @Test
    void aPriorityOfWhichNothingCanBeDialledTakesItsTurnAsInTheReference() {
        var rig = sender(ALONE).hints(relay("high.example", 2), torRelay(1), relay("low.example", 0), torRelay(-1));
        assertEquals(List.of("high.example"), rig.dialled());
        rig.feed(new Input.TimerFired(new Timer.NextRelays(1)));
        assertEquals(List.of(new Effect.Arm(new Timer.NextRelays(2), Duration.ofSeconds(2))), rig.effects);
        rig.feed(new Input.TimerFired(new Timer.NextRelays(2)));
        assertEquals(List.of("low.example"), rig.dialled());
        assertFalse(rig.effects.stream().anyMatch(Effect.Arm.class::isInstance));
    }

    @Test
    void aPriorityOfWhichNothingCanBeDialledIsNotWaitedForOnceAllHasFailed() {
        var rig = sender(ALONE).hints(relay("high.example", 2), torRelay(1), relay("low.example", 0));
        rig.feed(new Input.Closed(out(0), "refused"));
        assertEquals(List.of("low.example"), rig.dialled());
        rig.feed(new Input.Closed(out(1), "refused"));
        assertEquals(Notice.Reason.ALL_FAILED, rig.lost());
    }

    @Test
    void aRelayThatNobodyCanDialIsNothingToTry() {
        assertEquals(
                Notice.Reason.NO_CONTENDERS,
                sender(ALONE).hints(torRelay(1), torRelay(0)).lost());
    }

    private static Hint.Relay torRelay(double priority) {
        return new Hint.Relay(List.of(new Hint.TorTcp("xxxxxxxx.onion", 80, priority)));
    }

    @Test
    void theSenderIntroducesItselfAtOnceAndChoosesTheFirstThatAnswersRight() {
        var rig = sender(QUIET).hints(tcp("192.0.2.7"), tcp("192.0.2.8"));
        assertTrue(rig.opened(0).writes(out(0), SENDER.ours()));
        assertTrue(rig.opened(1).writes(out(1), SENDER.ours()));
        rig.received(out(1), SENDER.theirs(), ascii("record"));
        assertTrue(rig.writes(out(1), HandshakeLines.GO));
        assertTrue(rig.writes(out(0), HandshakeLines.NEVERMIND));
        assertTrue(rig.closes(out(0)));
        assertFalse(rig.closes(out(1)));
        assertEquals(out(1), rig.won());
        assertEquals(ascii("record"), ((Notice.Won) rig.notice().orElseThrow()).leftover());
        assertEquals(
                "->tcp:192.0.2.8:4001",
                ((Notice.Won) rig.notice().orElseThrow()).path().toString());
        assertTrue(rig.contest.over());
        assertEquals(0, rig.contest.pending());
    }

    @Test
    void aRelayIsNotToldNevermindBeforeItHasAnswered() {
        var rig = sender(TransitOptions.DEFAULT).hints();
        assertTrue(rig.opened(0).writes(out(0), SENDER.relay()));
        rig.feed(new Input.Accepted(in(0), "192.0.2.9:1")).received(in(0), SENDER.theirs());
        assertTrue(rig.closes(out(0)));
        assertFalse(rig.writes(out(0), HandshakeLines.NEVERMIND));
    }

    @Test
    void theReceiverIntroducesItselfOnlyWhenTheSendersLineHasCome() {
        var rig = receiver(QUIET).hints(tcp("192.0.2.7"));
        assertFalse(rig.opened(0).effects.stream().anyMatch(Effect.Write.class::isInstance));
        assertTrue(rig.received(out(0), RECEIVER.theirs()).writes(out(0), RECEIVER.ours()));
        assertEquals(Optional.empty(), rig.notice());
        assertEquals(out(0), rig.received(out(0), HandshakeLines.GO).won());
    }

    @Test
    void theReceiverTakesItAllInOnePieceAndByteByByte() {
        var all = new byte[0];
        for (var part : List.of(ascii("ok\n"), RECEIVER.theirs(), HandshakeLines.GO, ascii("rest"))) {
            var longer = Arrays.copyOf(all, all.length + part.length());
            System.arraycopy(part.unsafeArray(), 0, longer, all.length, part.length());
            all = longer;
        }
        var whole = receiver(QUIET).hints().opened(0).received(out(0), Bytes.copyOf(all));
        assertEquals(ascii("rest"), ((Notice.Won) whole.notice().orElseThrow()).leftover());
        var bytewise = receiver(QUIET).hints().opened(0);
        for (var i = 0; i < all.length - "rest".length(); i++) {
            bytewise.received(out(0), Bytes.owning(new byte[] {all[i]}));
        }
        assertEquals(out(0), bytewise.won());
        assertTrue(((Notice.Won) bytewise.notice().orElseThrow()).path().relayed());
    }

    @Test
    void theReceiverWaitsForTheSendersWordOnEveryConnection() {
        var rig = receiver(QUIET)
                .hints(tcp("192.0.2.7"), tcp("192.0.2.8"))
                .opened(0)
                .opened(1);
        rig.received(out(0), RECEIVER.theirs()).received(out(1), RECEIVER.theirs());
        assertEquals(Optional.empty(), rig.notice());
        assertTrue(rig.received(out(0), HandshakeLines.NEVERMIND).closes(out(0)));
        assertEquals(out(1), rig.received(out(1), HandshakeLines.GO).won());
    }

    @Test
    void whoCallsInMayWinBeforeThePeersHintsAreHere() {
        var rig = sender(TransitOptions.DEFAULT).feed(new Input.Accepted(in(0), "192.0.2.9:1"));
        rig.received(in(0), SENDER.theirs());
        assertEquals(in(0), rig.won());
        assertTrue(rig.effects.contains(new Effect.StopListening()));
        assertEquals(
                "<-192.0.2.9:1",
                ((Notice.Won) rig.notice().orElseThrow()).path().toString());
    }

    @Test
    void whoCallsAfterTheEndIsSentAway() {
        var rig = sender(TransitOptions.DEFAULT).feed(new Input.Cancel());
        assertEquals(Notice.Reason.CANCELLED, rig.lost());
        assertEquals(List.of(new Effect.Close(in(0))), rig.feed(new Input.Accepted(in(0), "x")).effects);
        assertEquals(List.of(), rig.hints(tcp("192.0.2.7")).effects);
    }

    @Test
    void withNothingToTryItEndsAtOnce() {
        var rig = sender(ALONE).hints();
        assertEquals(Notice.Reason.NO_CONTENDERS, rig.lost());
        assertEquals("No contenders for connection", rig.lost().text());
    }

    @Test
    void whenAllHasFailedItEndsAndSaysWhatWasTried() {
        var rig = sender(ALONE).hints(tcp("192.0.2.7"));
        rig.feed(new Input.Closed(out(0), "connection refused"));
        assertEquals(
                new Notice.Lost(Notice.Reason.ALL_FAILED, List.of("->tcp:192.0.2.7:4001: connection refused")),
                rig.notice().orElseThrow());
    }

    @Test
    void whoListensWaitsUntilTheTimeIsUp() {
        var rig = receiver(TransitOptions.DEFAULT.withRelays(List.of())).hints(tcp("192.0.2.7"));
        assertEquals(
                Optional.empty(), rig.feed(new Input.Closed(out(0), "refused")).notice());
        assertEquals(
                Notice.Reason.TIME_LIMIT,
                rig.feed(new Input.TimerFired(new Timer.Limit())).lost());
    }

    @Test
    void whoCannotListenGoesOnWithout() {
        var rig = new Rig(TransitRole.SENDER, TransitOptions.DEFAULT.withRelays(List.of())).feed(new Input.Start());
        rig.hints();
        assertEquals(Optional.empty(), rig.notice());
        assertEquals(
                Notice.Reason.NO_CONTENDERS,
                rig.feed(new Input.Listening(List.of())).lost());
    }

    @Test
    void aHandshakeHasATimeLimit() {
        var rig = sender(ALONE).hints(tcp("192.0.2.7")).opened(0);
        assertTrue(rig.effects.contains(new Effect.Arm(new Timer.Handshake(out(0)), Duration.ofSeconds(60))));
        rig.feed(new Input.TimerFired(new Timer.Handshake(out(0))));
        assertTrue(rig.closes(out(0)));
        assertEquals(Notice.Reason.ALL_FAILED, rig.lost());
    }

    @Test
    void theWinnerHasNoTimeLimit() {
        var rig = sender(QUIET).hints(tcp("192.0.2.7")).opened(0).received(out(0), SENDER.theirs());
        assertEquals(List.of(), rig.feed(new Input.TimerFired(new Timer.Handshake(out(0)))).effects);
        assertEquals(List.of(), rig.feed(new Input.TimerFired(new Timer.Limit())).effects);
    }

    @Test
    void relayOnlyNeverListensPublishesOrDialsDirectly() {
        var rig =
                new Rig(TransitRole.SENDER, TransitOptions.DEFAULT.withPaths(Paths.RELAY_ONLY)).feed(new Input.Start());
        assertEquals(List.of(new Effect.Publish(List.of(TransitOptions.PUBLIC_RELAY))), rig.effects);
        assertEquals(
                List.of("transit.magic-wormhole.io"),
                rig.hints(tcp("192.0.2.7")).dialled());
        rig.feed(new Input.Closed(out(0), "refused"));
        assertEquals(Notice.Reason.ALL_FAILED, rig.lost());
    }

    @Test
    void directOnlyNeverPublishesOrDialsARelay() {
        var rig = sender(QUIET.withPaths(Paths.DIRECT_ONLY));
        assertEquals(List.of(new Effect.Publish(List.of())), rig.effects);
        assertEquals(
                List.of("192.0.2.7"),
                rig.hints(tcp("192.0.2.7"), relay("r.example", 1)).dialled());
        rig.feed(new Input.Closed(out(0), "refused"));
        assertEquals(Notice.Reason.ALL_FAILED, rig.lost());
    }

    @Test
    void behindAProxyNobodyListens() {
        var proxied = TransitOptions.DEFAULT.withProxy(Optional.of(URI.create("socks5://127.0.0.1:9050")));
        var rig = new Rig(TransitRole.SENDER, proxied).feed(new Input.Start());
        assertFalse(rig.effects.contains(new Effect.Listen()));
    }

    @Test
    void whatIsNotAskedForIsIgnored() {
        var rig = sender(QUIET);
        assertEquals(List.of(), rig.opened(7).effects);
        assertEquals(List.of(), rig.received(out(7), ascii("x")).effects);
        assertEquals(List.of(), rig.feed(new Input.Closed(out(7), "x")).effects);
        assertEquals(List.of(), rig.feed(new Input.TimerFired(new Timer.NextRelays(9))).effects);
        rig.hints(tcp("192.0.2.7"));
        assertEquals(List.of(), rig.hints(tcp("192.0.2.8")).effects);
        assertEquals(List.of(new Effect.Close(in(0))), rig.feed(new Input.Accepted(in(0), "x")).effects);
    }

    @Test
    void torHintsAreNotDialledWithoutTor() {
        var rig = sender(ALONE).hints(new Hint.TorTcp("xxxxxxxx.onion", 80, 0));
        assertEquals(Notice.Reason.NO_CONTENDERS, rig.lost());
    }
}
