package wormhole.core.rendezvous;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import wormhole.api.AppId;
import wormhole.api.Mood;
import wormhole.api.Nameplate;
import wormhole.core.effect.Step;
import wormhole.core.effect.Verdict;
import wormhole.core.wire.Bytes;
import wormhole.core.wire.ClientFrame;
import wormhole.core.wire.MailboxId;
import wormhole.core.wire.Phase;
import wormhole.core.wire.ServerFrame;
import wormhole.core.wire.Side;
import wormhole.spi.crypto.Entropy;

class RendezvousTest {
    private static final Side OURS = new Side("aa");
    private static final Side THEIRS = new Side("bb");
    private static final Nameplate FOUR = new Nameplate("4");
    private static final MailboxId MAILBOX = new MailboxId("mb");
    private static final Bytes BODY = Bytes.copyOf(new byte[] {1});
    private static final Entropy ZEROS = byte[]::new;

    private Rendezvous room =
            Rendezvous.with(new ClientFrame.Bind(new AppId("example.com/test"), OURS, List.of("java", "1")));
    private List<RendezvousReport> reports = List.of();

    private RendezvousTest then(Step<Rendezvous, RendezvousReport> step) {
        room = step.next();
        reports = step.reports();
        return this;
    }

    private List<String> said() {
        return reports.stream()
                .filter(RendezvousReport.Transmit.class::isInstance)
                .map(report -> ((RendezvousReport.Transmit) report).frame().type())
                .toList();
    }

    private boolean reported(Class<? extends RendezvousReport> kind) {
        return reports.stream().anyMatch(kind::isInstance);
    }

    private RendezvousTest up() {
        return then(room.start()).then(room.linkUp());
    }

    private RendezvousTest cut() {
        return then(room.linkDown("cut", ZEROS));
    }

    private RendezvousTest back() {
        return then(room.retry()).then(room.linkUp());
    }

    private RendezvousTest open() {
        return up().then(room.useNameplate(FOUR)).then(room.claimed(MAILBOX));
    }

    private RendezvousTest hear(Side side, String phase) {
        return then(room.message(new ServerFrame.Message(side, new Phase(phase), BODY)));
    }

    @Test
    void bindIsTheFirstThingSaidOnEveryLink() {
        assertEquals(List.of("bind"), up().said());
        assertEquals(List.of("bind"), cut().back().said());
    }

    @Test
    void theFirstLinkIsNotTriedAgain() {
        then(room.start()).cut();
        var failed = assertInstanceOf(RendezvousReport.Failed.class, reports.get(0));
        assertEquals(new Verdict(Verdict.Kind.UNREACHABLE, "cut"), failed.verdict());
    }

    @Test
    void laterLinksAreTriedAgainMoreAndMoreSlowlyUpToAMinute() {
        up();
        var delays = new ArrayList<Duration>();
        for (var i = 0; i < 30; i++) {
            cut();
            delays.add(((RendezvousReport.RetryAfter) reports.get(0)).delay());
            then(room.retry());
        }
        assertEquals(Duration.ofMillis(1000), delays.get(0));
        assertEquals(Duration.ofMillis(1500), delays.get(1));
        assertEquals(Duration.ofMillis(2250), delays.get(2));
        assertEquals(Duration.ofSeconds(60), delays.get(29));
        assertEquals(delays.stream().sorted().toList(), delays);
    }

    @Test
    void theAttemptsOfManyClientsAreSpreadOverASecond() {
        up();
        for (var drawn : new int[][] {{0, 0, 1000}, {0, 0xff, 1004}, {0x80, 0, 1500}, {0xff, 0xff, 2000}}) {
            var delay = room.linkDown("cut", length -> new byte[] {(byte) drawn[0], (byte) drawn[1]})
                    .reports()
                    .get(0);
            assertEquals(new RendezvousReport.RetryAfter(Duration.ofMillis(drawn[2])), delay);
        }
    }

    @Test
    void aLinkThatHeldStartsTheWaitingAnew() {
        up().cut().back().cut();
        assertEquals(Duration.ofSeconds(1), ((RendezvousReport.RetryAfter) reports.get(0)).delay());
    }

    @Test
    void aNameplateChosenOfflineIsClaimedOnTheNextLink() {
        then(room.useNameplate(FOUR));
        assertEquals(List.of(), said());
        assertEquals(List.of("bind", "claim"), up().said());
        assertTrue(reports.contains(new RendezvousReport.Transmit(new ClientFrame.Claim(FOUR))));
    }

    @Test
    void aClaimThatWasNotAnsweredIsRepeated() {
        up().then(room.useNameplate(FOUR));
        assertEquals(List.of("claim"), said());
        assertEquals(List.of("bind", "claim"), cut().back().said());
    }

    @Test
    void whatWasPostedEarlyIsAddedWhenTheMailboxOpens() {
        up().then(room.useNameplate(FOUR)).then(room.post(Phase.PAKE, BODY));
        assertEquals(List.of(), said());
        then(room.claimed(MAILBOX));
        assertEquals(List.of("open", "add"), said());
        assertTrue(reported(RendezvousReport.Claimed.class));
    }

    @Test
    void whatIsNotStoredIsRepeatedInOrderAfterAReconnect() {
        open().then(room.post(Phase.PAKE, BODY)).then(room.post(Phase.VERSION, BODY));
        hear(OURS, "pake");
        assertTrue(reported(RendezvousReport.Stored.class));
        cut().back();
        assertEquals(List.of("bind", "open", "add"), said());
        assertEquals(
                List.of(new ClientFrame.Add(Phase.VERSION, BODY)),
                room.pending().frames());
    }

    @Test
    void theNameplateIsReleasedWhenThePeerIsFirstHeard() {
        assertEquals(List.of("release"), open().hear(THEIRS, "pake").said());
        assertTrue(reported(RendezvousReport.Heard.class));
        assertEquals(List.of(), hear(THEIRS, "version").said());
        assertEquals(List.of("bind", "release", "open"), cut().back().said());
        then(room.released());
        assertEquals(List.of("bind", "open"), cut().back().said());
    }

    @Test
    void ourOwnMessagesAreNotHeard() {
        open().then(room.post(Phase.PAKE, BODY)).hear(OURS, "pake");
        assertTrue(!reported(RendezvousReport.Heard.class));
        assertInstanceOf(NameplateState.Held.class, room.nameplate());
    }

    @Test
    void aPhaseIsHeardOnceWhoeverSaysIt() {
        open().hear(THEIRS, "pake").hear(THEIRS, "pake");
        assertEquals(List.of(), reports);
        hear(new Side("cc"), "pake");
        assertEquals(List.of(), reports);
    }

    @Test
    void closingLeavesNameplateAndMailboxThenTheLink() {
        open().then(room.close(Mood.LONELY));
        assertEquals(List.of("release", "close"), said());
        then(room.closed());
        assertEquals(List.of(), reports);
        then(room.released());
        assertTrue(reported(RendezvousReport.DropLink.class));
        cut();
        assertTrue(reported(RendezvousReport.Gone.class));
    }

    @Test
    void closingBeforeAnythingWasAskedForDropsTheLinkAtOnce() {
        assertTrue(up().then(room.close(Mood.LONELY)).reported(RendezvousReport.DropLink.class));
    }

    @Test
    void whatIsNotStoredIsRepeatedBeforeTheCloseIs() {
        open().then(room.post(Phase.numbered(0), BODY)).then(room.close(Mood.HAPPY));
        assertEquals(
                List.of("bind", "release", "open", "add", "close"), cut().back().said());
        hear(OURS, "0");
        assertEquals(List.of("bind", "release", "close"), cut().back().said());
    }

    @Test
    void closingWhileAClaimIsUnderWayReleasesWhatMayHaveBeenClaimed() {
        up().then(room.useNameplate(FOUR)).then(room.close(Mood.LONELY));
        assertEquals(List.of(new RendezvousReport.Transmit(new ClientFrame.Release(FOUR))), reports);
        then(room.claimed(MAILBOX));
        assertEquals(List.of(), reports);
        assertTrue(then(room.released()).reported(RendezvousReport.DropLink.class));
    }

    @Test
    void startingAfterClosingOpensNothing() {
        then(room.close(Mood.LONELY)).then(room.start());
        assertEquals(List.of(), reports);
    }

    @Test
    void aLinkThatOpensAfterItWasGivenUpIsNotSpokenOn() {
        then(room.start()).then(room.abandon()).then(room.linkUp());
        assertEquals(List.of(), reports);
        assertInstanceOf(LinkState.Dropping.class, room.link());
    }

    @Test
    void closingTwiceSaysNothingTwice() {
        open().then(room.close(Mood.HAPPY)).then(room.close(Mood.ERRORY));
        assertEquals(List.of(), reports);
        assertEquals(List.of("bind", "release", "close"), cut().back().said());
        assertTrue(reports.contains(new RendezvousReport.Transmit(new ClientFrame.Close(MAILBOX, Mood.HAPPY))));
    }

    @Test
    void nothingIsSaidWithoutALink() {
        open().cut().then(room.post(Phase.PAKE, BODY));
        assertEquals(List.of(), reports);
        then(room.close(Mood.LONELY));
        assertEquals(List.of(), reports);
        assertEquals(List.of("bind", "release", "open", "add", "close"), back().said());
    }

    @Test
    void aNameplateThatWasNeverAskedForIsNotGivenBack() {
        then(room.useNameplate(FOUR)).then(room.close(Mood.LONELY));
        assertEquals(List.of(new RendezvousReport.DropLink()), reports);
    }

    @Test
    void answersThatNothingWasAskedForChangeNothing() {
        open();
        var before = room;
        assertEquals(List.of(), then(room.released()).reports);
        assertEquals(List.of(), then(room.closed()).reports);
        assertEquals(before, room);
    }

    @Test
    void whatComesBeforeTheMailboxIsOpenOrWhenItIsBeingLeftIsNotHeard() {
        assertEquals(List.of(), up().then(room.useNameplate(FOUR)).hear(THEIRS, "0").reports);
        assertEquals(
                List.of(),
                then(room.claimed(MAILBOX)).then(room.close(Mood.HAPPY)).hear(THEIRS, "0").reports);
    }

    @Test
    void onlyWhatWasPostedCanBeStored() {
        open().then(room.post(Phase.PAKE, BODY)).then(room.post(Phase.VERSION, BODY));
        assertEquals(List.of(), hear(OURS, "0").reports);
        assertEquals(List.of(new RendezvousReport.Stored(Phase.VERSION)), hear(OURS, "version").reports);
        assertEquals(List.of(), hear(OURS, "version").reports);
        assertEquals(
                List.of(new ClientFrame.Add(Phase.PAKE, BODY)), room.pending().frames());
    }

    @Test
    void welcomeIsAwaitedOncePerLink() {
        assertFalse(room.awaitsWelcome());
        assertTrue(up().room.awaitsWelcome());
        assertFalse(then(room.welcomed()).room.awaitsWelcome());
        assertFalse(cut().room.awaitsWelcome());
        assertTrue(back().room.awaitsWelcome());
    }

    @Test
    void whatIsGoneStaysGone() {
        up().then(room.abandon()).cut();
        assertEquals(List.of(), then(room.abandon()).reports);
        assertEquals(List.of(new RendezvousReport.Gone()), cut().reports);
        assertInstanceOf(LinkState.Gone.class, room.link());
        assertEquals(List.of(), then(room.retry()).reports);
    }

    @Test
    void abandoningDropsTheLinkAndSaysNothing() {
        open().then(room.abandon());
        assertEquals(List.of(new RendezvousReport.DropLink()), reports);
        assertEquals(List.of(), then(room.abandon()).reports);
    }
}
