package wormhole.core.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import wormhole.api.Limits;
import wormhole.api.Nameplate;
import wormhole.api.Status;
import wormhole.api.error.WormholeClosedException;
import wormhole.core.effect.Effect;
import wormhole.core.effect.Notice;
import wormhole.core.effect.Timer;
import wormhole.core.effect.Verdict;
import wormhole.core.effect.Verdict.Kind;
import wormhole.core.wire.Bytes;

/** What may be asked for and when, what is waited for, and what a program is told about it. */
class OrderTest {
    private static Input.Send send(int length) {
        return new Input.Send(Bytes.owning(new byte[length]));
    }

    private static Limits limits(int messageBytes, int unsent) {
        var all = Limits.DEFAULT;
        return new Limits(
                all.maxFrameBytes(),
                messageBytes,
                all.maxMessagesAwaitingKey(),
                all.maxMessagesAhead(),
                unsent,
                all.maxMessagesUnread(),
                all.maxNameplates());
    }

    private static List<Effect.Arm> armed(Rig rig) {
        return rig.effects.stream()
                .filter(Effect.Arm.class::isInstance)
                .map(Effect.Arm.class::cast)
                .toList();
    }

    private static Status.MailboxConnection connection(Rig rig) {
        return rig.session.status().mailboxConnection();
    }

    static Stream<Input> orders() {
        return Stream.of(
                new Input.AllocateCode(2),
                new Input.SetCode(Rig.CODE),
                new Input.BeginTyping(),
                new Input.RefreshNameplates(),
                new Input.ChooseNameplate(new Nameplate("4")),
                new Input.ChooseWords("purple"),
                send(1));
    }

    @ParameterizedTest
    @MethodSource("orders")
    void nothingCanBeAskedForAfterClose(Input order) {
        var rig = Rig.connected().tell(new Input.Close());
        assertThrows(WormholeClosedException.class, () -> rig.tell(order));
    }

    @Test
    void aMessageMayBeAsLongAsTheLimitAndNoLonger() {
        var rig = new Rig(limits(8, 9)).connect();
        rig.tell(send(8));
        var tooLong = assertThrows(IllegalArgumentException.class, () -> rig.tell(send(9)));
        assertEquals("a message has at most 8 bytes, not 9", tooLong.getMessage());
    }

    @Test
    void soManyMessagesMayBeUnsentAndNoMore() {
        var early = new Rig(limits(8, 3)).connect().tell(send(1)).tell(send(1)).tell(send(1));
        assertThrows(IllegalStateException.class, () -> early.tell(send(1)));
        // The key agreement and the version are not stored either, and count.
        var rig = new Rig(limits(64, 3)).connect().enter().agree().confirm().tell(send(1));
        assertThrows(IllegalStateException.class, () -> rig.tell(send(1)));
        rig.echo("0").tell(send(1));
        assertEquals(1, rig.session.rendezvous().pending().numbered());
    }

    @Test
    void aTypedCodeIsListedAgainWhenAsked() {
        var rig = Rig.connected().tell(new Input.BeginTyping());
        assertEquals(List.of("list"), rig.lastFrames());
        rig.hear("{'type':'nameplates','nameplates':[{'id':'4'}]}").tell(new Input.RefreshNameplates());
        assertEquals(List.of("list"), rig.lastFrames());
        assertEquals(Set.of("4-"), rig.session.nameplateCompletions(""));
    }

    @Test
    void aFailureIsTheVerdict() {
        var refused = Rig.waiting().tell(new Input.Fail(new Verdict(Kind.PEER_MISBEHAVED, "the peer sent nonsense")));
        assertEquals(Kind.PEER_MISBEHAVED, refused.end());
        assertEquals(List.of("release", "close"), refused.lastFrames());
        var late = Rig.confirmed().tell(new Input.Close()).tell(new Input.Fail(Verdict.of(Kind.WRONG_CODE)));
        assertEquals(Kind.HAPPY, late.end());
    }

    @Test
    void aServerThatMisbehavesIsToldNothing() {
        var rig = Rig.waiting().tell(new Input.LinkDown(true, "a frame too long"));
        assertEquals(
                List.of(new Notice.Ended(new Verdict(Kind.SERVER_MISBEHAVED, "a frame too long"))),
                rig.heard(Notice.Ended.class));
        assertEquals(List.of(), rig.lastFrames());
        assertTrue(rig.session.ended());
        var failed = Rig.waiting().tell(new Input.Fail(new Verdict(Kind.SERVER_MISBEHAVED, "late")));
        assertTrue(failed.last.contains(new Effect.DropLink()));
        assertEquals(List.of(), failed.lastFrames());
    }

    @Test
    void closingWaitsSoLongAndNoLonger() {
        var rig = Rig.waiting().tell(new Input.Close());
        assertEquals(List.of(new Effect.Arm(new Timer(Timer.Kind.CLOSE, 1), Duration.ofSeconds(10))), armed(rig));
        rig.tell(new Input.TimerFired(new Timer(Timer.Kind.CLOSE, 0)));
        assertFalse(rig.last.contains(new Effect.DropLink()));
        rig.tell(new Input.TimerFired(new Timer(Timer.Kind.CLOSE, 1)));
        assertTrue(rig.last.contains(new Effect.DropLink()));
        assertEquals(Kind.LONELY, rig.end());
    }

    // A peer or a server that could begin the closing again could keep it from ever being over.
    @Test
    void closingBeginsOnceWhateverFollows() {
        var rig = Rig.confirmed().tell(new Input.Close());
        rig.hear(Peer.SIDE, "0", new byte[64]).tell(new Input.Fail(Verdict.of(Kind.WRONG_CODE)));
        assertEquals(List.of(), rig.last);
        rig.tell(new Input.Close());
        assertEquals(List.of(), rig.last);
        assertEquals(1, armed(rig).size());
        assertEquals(Kind.HAPPY, rig.end());
    }

    private static Input fired(Timer.Kind kind, long generation) {
        return new Input.TimerFired(new Timer(kind, generation));
    }

    @Test
    void closingEndsInTimeAlsoWhenTheLinkIsLostMeanwhile() {
        var rig = Rig.waiting().tell(new Input.Close()).tell(new Input.LinkDown(false, "cut"));
        rig.tell(fired(Timer.Kind.CLOSE, 1));
        assertEquals(List.of(new Effect.DropLink()), rig.last);
    }

    @Test
    void whoClosesWhileTheLinkIsLostSaysGoodbyeWhenItIsBack() {
        var rig = Rig.waiting().tell(new Input.LinkDown(false, "cut")).tell(new Input.Close());
        assertEquals(List.of(), rig.lastFrames());
        rig.tell(fired(Timer.Kind.RECONNECT, 1));
        assertEquals(List.of(new Effect.OpenLink()), rig.last);
        rig.tell(new Input.LinkUp());
        assertEquals(List.of("bind", "release", "open", "add", "close"), rig.lastFrames());
    }

    @Test
    void aNameplateIsNotAskedForWithoutALinkButOnTheNext() {
        var rig = Rig.connected().tell(new Input.LinkDown(false, "cut")).tell(new Input.AllocateCode(2));
        assertEquals(List.of(), rig.last);
        rig.tell(fired(Timer.Kind.RECONNECT, 1)).tell(new Input.LinkUp());
        assertEquals(List.of("bind", "allocate"), rig.lastFrames());
    }

    @Test
    void aNameplateThatIsAllocatedAfterClosingIsNotUsed() {
        var rig = Rig.connected().tell(new Input.AllocateCode(2)).tell(new Input.Close());
        rig.hear("{'type':'allocated','nameplate':'7'}");
        assertEquals(List.of(), rig.last);
        assertEquals(List.of(), rig.heard(Notice.CodeReady.class));
    }

    @Test
    void whatALinkThatIsGoneSaidLateIsNotHeard() {
        var rig = Rig.waiting().tell(new Input.LinkDown(false, "cut"));
        var before = rig.session;
        rig.hear(Peer.SIDE, "pake", rig.peer.pake()).hear("nonsense");
        assertEquals(before, rig.session);
        assertEquals(List.of(), rig.last);
    }

    static Stream<Input> events() {
        return Stream.of(
                new Input.Start(),
                new Input.Close(),
                new Input.Fail(new Verdict(Kind.INTERNAL_FAULT, "late")),
                new Input.LinkUp(),
                new Input.LinkDown(false, "cut"),
                new Input.LinkDown(true, "nonsense"),
                new Input.Received("{}"),
                fired(Timer.Kind.CLOSE, 1),
                fired(Timer.Kind.RECONNECT, 0));
    }

    @ParameterizedTest
    @MethodSource("events")
    void nothingHappensAfterTheEnd(Input event) {
        var rig = Rig.waiting().tell(new Input.Close()).tell(fired(Timer.Kind.CLOSE, 1));
        rig.tell(new Input.LinkDown(false, "cut"));
        assertEquals(List.of(new Effect.Notify(new Notice.Ended(Verdict.of(Kind.LONELY)))), rig.last);
        var before = rig.session;
        rig.tell(event);
        assertEquals(before, rig.session);
        assertEquals(List.of(), rig.last);
    }

    @Test
    void eachLostLinkArmsATimerOfItsOwn() {
        var rig = Rig.waiting();
        for (var attempt = 1; attempt <= 3; attempt++) {
            rig.tell(new Input.LinkDown(false, "cut"));
            var arm = armed(rig).get(attempt - 1);
            assertEquals(new Timer(Timer.Kind.RECONNECT, attempt), arm.timer());
            assertTrue(arm.delay().compareTo(Duration.ofSeconds(1)) >= 0, arm.toString());
            assertTrue(arm.delay().compareTo(Duration.ofSeconds(2)) <= 0, arm.toString());
            rig.tell(new Input.TimerFired(new Timer(Timer.Kind.RECONNECT, attempt - 1)));
            assertEquals(List.of(), rig.last);
            rig.tell(new Input.TimerFired(new Timer(Timer.Kind.RECONNECT, attempt)));
            assertEquals(List.of(new Effect.OpenLink()), rig.last);
            rig.tell(new Input.LinkUp());
        }
    }

    @Test
    void aFrameMayBeAsLongAsTheLimitAndNoLonger() {
        var empty = "{\"type\":\"ack\",\"id\":\"\"}";
        var longest = Limits.DEFAULT.maxFrameBytes();
        var rig = Rig.waiting();
        rig.hear(empty.replace("\"\"", "\"" + "x".repeat(longest - empty.length()) + "\""));
        assertTrue(rig.active());
        rig.hear(empty.replace("\"\"", "\"" + "x".repeat(longest - empty.length() + 1) + "\""));
        assertEquals("the mailbox server sent a frame that is too long", rig.endText());
    }

    @Test
    void theConnectionIsToldAsItIs() {
        var url = "ws://rig.example/v1";
        var rig = new Rig();
        assertEquals(new Status.MailboxConnection.Disconnected(), connection(rig));
        rig.tell(new Input.Start());
        assertEquals(new Status.MailboxConnection.Connecting(url, 1, ""), connection(rig));
        rig.tell(new Input.LinkUp());
        assertEquals(new Status.MailboxConnection.Connected(url), connection(rig));
        rig.tell(new Input.LinkDown(false, "cut"));
        assertEquals(new Status.MailboxConnection.Connecting(url, 2, "cut"), connection(rig));
        rig.tell(new Input.TimerFired(new Timer(Timer.Kind.RECONNECT, 1)));
        assertEquals(new Status.MailboxConnection.Connecting(url, 2, "cut"), connection(rig));
        rig.tell(new Input.LinkDown(false, "not there"));
        assertEquals(new Status.MailboxConnection.Connecting(url, 3, "not there"), connection(rig));
        rig.tell(new Input.TimerFired(new Timer(Timer.Kind.RECONNECT, 2)));
        assertEquals(new Status.MailboxConnection.Connecting(url, 3, "not there"), connection(rig));
        rig.tell(new Input.LinkUp()).tell(new Input.LinkDown(false, "cut again"));
        assertEquals(new Status.MailboxConnection.Connecting(url, 2, "cut again"), connection(rig));
    }

    @Test
    void theCodeIsToldAsItIs() {
        var rig = Rig.connected();
        assertEquals(Status.CodeState.NO_CODE, rig.session.status().code());
        rig.enter();
        assertEquals(Status.CodeState.ALLOCATED, rig.session.status().code());
        rig.agree();
        assertEquals(Status.CodeState.CONSUMED, rig.session.status().code());
        assertEquals(Status.PeerKey.UNCONFIRMED, rig.session.status().peerKey());
        rig.hear("{'type':'released'}").confirm();
        assertEquals(Status.CodeState.CONSUMED, rig.session.status().code());
        assertEquals(Status.PeerKey.CONFIRMED, rig.session.status().peerKey());
    }

    @Test
    void aProgramIsToldWhatIsWaitedFor() {
        assertEquals(
                "the mailbox server",
                new Rig().tell(new Input.Start()).session.status().waitingFor());
        var rig = new Rig().tell(new Input.Start()).tell(new Input.LinkUp());
        assertEquals("the mailbox server's welcome", rig.session.status().waitingFor());
        rig.hear("{'type':'welcome','welcome':{}}");
        assertEquals("a code", rig.session.status().waitingFor());
        rig.tell(new Input.AllocateCode(2));
        assertEquals(
                "the mailbox server to allocate a nameplate",
                rig.session.status().waitingFor());
        assertEquals("the other side", Rig.waiting().session.status().waitingFor());
        assertEquals(
                "the other side to confirm the key",
                Rig.keyed().session.status().waitingFor());
        assertEquals("", Rig.confirmed().session.status().waitingFor());
        var closing = Rig.waiting().tell(new Input.Close());
        assertEquals("the mailbox server to close", closing.session.status().waitingFor());
        closing.tell(new Input.LinkDown(false, "cut"));
        assertEquals(
                "the mailbox server, to say goodbye", closing.session.status().waitingFor());
        var ended = Rig.waiting().tell(new Input.LinkDown(true, "nonsense"));
        assertEquals("", ended.session.status().waitingFor());
    }

    @Test
    void whatTheServerRefusesToEndHasEnded() {
        var rig = Rig.waiting().tell(new Input.Close());
        rig.hear("{'type':'error','error':'x','orig':{'type':'list'}}");
        assertEquals(List.of(), rig.last);
        rig.hear("{'type':'error','error':'x','orig':{'type':'release'}}");
        assertEquals(List.of(), rig.last);
        rig.hear("{'type':'error','error':'crowded','orig':{'type':'close'}}");
        assertEquals(List.of(new Effect.DropLink()), rig.last);
    }

    @Test
    void whatWasNotAnsweredIsAskedForAgainAfterAReconnect() {
        var rig = Rig.connected().tell(new Input.AllocateCode(2)).tell(new Input.LinkDown(false, "cut"));
        rig.tell(new Input.TimerFired(new Timer(Timer.Kind.RECONNECT, 1))).tell(new Input.LinkUp());
        assertEquals(List.of("bind", "allocate"), rig.lastFrames());
    }

    @Test
    void wordsAreCompletedOnceTheNameplateIsClaimed() {
        var words = new wormhole.wordlist.pgp.PgpWordlistProvider().wordlist();
        var rig = Rig.connected().tell(new Input.BeginTyping()).tell(new Input.ChooseNameplate(new Nameplate("4")));
        assertEquals(Set.of(), rig.session.wordCompletions("armis", 2, words));
        rig.hear("{'type':'claimed','mailbox':'m'}");
        assertEquals(1, rig.heard(Notice.WordlistReady.class).size());
        assertEquals(Set.of("armistice-"), rig.session.wordCompletions("armis", 2, words));
    }

    @Test
    void aSessionStartsAndEndsOnce() {
        var rig = new Rig().tell(new Input.Start());
        assertEquals(List.of(new Effect.OpenLink()), rig.last);
        assertFalse(rig.session.ended());
        assertEquals(List.of(), rig.tell(new Input.Start()).last);
    }
}
