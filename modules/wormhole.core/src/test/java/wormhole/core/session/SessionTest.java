package wormhole.core.session;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.JsonObject;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import wormhole.api.Limits;
import wormhole.api.Mood;
import wormhole.api.Status;
import wormhole.api.error.LonelyException;
import wormhole.api.error.NoKeyException;
import wormhole.api.error.OnlyOneCodeException;
import wormhole.api.error.WormholeClosedException;
import wormhole.core.effect.Effect;
import wormhole.core.effect.Notice;
import wormhole.core.effect.Timer;
import wormhole.core.effect.Verdict;
import wormhole.core.effect.Verdict.Kind;
import wormhole.core.pake.KeySchedule;
import wormhole.core.wire.Bytes;
import wormhole.core.wire.ClientFrame;
import wormhole.core.wire.MailboxId;
import wormhole.spi.crypto.SecretBytes;

class SessionTest {
    private static Input.Send send(String text) {
        return new Input.Send(Bytes.copyOf(text.getBytes(UTF_8)));
    }

    private static Input.LinkDown cut() {
        return new Input.LinkDown(false, "cut");
    }

    private static Input timer(Timer.Kind kind, long generation) {
        return new Input.TimerFired(new Timer(kind, generation));
    }

    private static void reconnect(Rig rig) {
        rig.tell(timer(Timer.Kind.RECONNECT, rig.session.timers().reconnect())).tell(new Input.LinkUp());
    }

    @Test
    void twoSidesTalk() {
        var rig = Rig.confirmed();
        assertEquals("{\"app_versions\":{\"a\":1}}", rig.peer.open("version", rig.added("version")));
        rig.tell(send("hello")).hearSealed("0", "hello yourself");
        assertEquals("hello", rig.peer.open("0", rig.added("0")));
        assertEquals(List.of("hello yourself"), rig.messages());
        rig.echo("0");
        assertEquals(List.of(new Notice.MessageStored(0)), rig.heard(Notice.MessageStored.class));
        rig.tell(new Input.Close());
        assertEquals(Kind.HAPPY, rig.end());
        rig.hear("{'type':'released'}").hear("{'type':'closed'}").tell(new Input.LinkDown(false, "closed"));
        assertTrue(rig.session.ended());
        assertEquals(1, rig.heard(Notice.Ended.class).size());
    }

    @Test
    void everyFrameNamesWhatItIsAbout() {
        var rig = Rig.confirmed().tell(new Input.Close());
        var nameplate = Rig.CODE.nameplate();
        var mailbox = new MailboxId(Rig.MAILBOX);
        assertEquals(
                List.of(
                        new ClientFrame.Bind(Rig.APP, Rig.OURS, List.of("rig", "1")),
                        new ClientFrame.Claim(nameplate),
                        new ClientFrame.Open(mailbox),
                        new ClientFrame.Release(nameplate),
                        new ClientFrame.Close(mailbox, Mood.HAPPY)),
                rig.frames().stream()
                        .filter(frame -> !(frame instanceof ClientFrame.Add))
                        .toList());
    }

    @Test
    void theMoodOfTheCloseIsThatOfTheEnd() {
        var moods = Map.of(
                Rig.waiting().tell(new Input.Close()), Mood.LONELY,
                Rig.confirmed().hear(Peer.SIDE, "0", new byte[64]), Mood.SCARY,
                Rig.waiting().hear("{'type':'error','error':'x','orig':{'type':'claim'}}"), Mood.ERRORY);
        moods.forEach((rig, mood) -> assertTrue(
                rig.last.contains(new Effect.Transmit(new ClientFrame.Close(new MailboxId(Rig.MAILBOX), mood))),
                rig.last.toString()));
    }

    @Test
    void theCodeIsToldWhenItIsThereHoweverItCameToBe() {
        var told = List.of(new Notice.CodeReady(Rig.CODE));
        assertEquals(told, Rig.waiting().heard(Notice.CodeReady.class));
        var typed = Rig.connected()
                .tell(new Input.BeginTyping())
                .tell(new Input.ChooseNameplate(Rig.CODE.nameplate()))
                .tell(new Input.ChooseWords("purple-sausages"));
        assertEquals(told, typed.heard(Notice.CodeReady.class));
        var allocated = Rig.connected().tell(new Input.AllocateCode(3)).hear("{'type':'allocated','nameplate':'4'}");
        var code = allocated.heard(Notice.CodeReady.class).get(0).code();
        assertEquals(Rig.CODE.nameplate(), code.nameplate());
        assertEquals(4, code.reveal().split("-").length);
    }

    @Test
    void theWelcomeIsToldAsItCame() {
        var rig = new Rig().tell(new Input.Start()).tell(new Input.LinkUp());
        rig.hear("{'type':'welcome','welcome':{'motd':'hello','newer':[1]}}");
        assertEquals(
                "{\"motd\":\"hello\",\"newer\":[1]}",
                rig.heard(Notice.Welcomed.class).get(0).content().toString());
    }

    @Test
    void messagesSentBeforeTheKeyFollowIt() {
        var rig = Rig.connected().tell(send("early")).enter().agree();
        assertEquals(
                List.of(),
                rig.frames().stream()
                        .filter(frame -> frame.toString().contains("name=0"))
                        .toList());
        rig.confirm();
        assertEquals("early", rig.peer.open("0", rig.added("0")));
    }

    // As in the reference: what waited goes out, then the verifier is told, then what the peer's application is.
    @Test
    void theVerifierOfTheKeyIsToldOnceWhenThePeerHasConfirmedIt() {
        var rig = Rig.connected().tell(send("early")).enter().agree();
        var key = rig.heard(Notice.KeyReady.class).get(0).key();
        assertEquals(List.of(), rig.heard(Notice.Confirmed.class));
        rig.confirm();
        var verifier = new KeySchedule(rig.tools.crypto()).verifier(key);
        assertEquals(List.of("add"), rig.lastFrames());
        assertEquals(
                List.of(
                        new Effect.Notify(new Notice.Confirmed(verifier)),
                        new Effect.Notify(new Notice.VersionsHeard(JsonObject.EMPTY_JSON_OBJECT))),
                rig.last.subList(1, rig.last.size()));
        rig.hearSealed("0", "hello").hearSealed("1", "again");
        assertEquals(1, rig.heard(Notice.Confirmed.class).size());
    }

    @Test
    void aReconnectRepeatsWhatIsNotStored() {
        var rig = Rig.confirmed().tell(send("one"));
        rig.echo("pake").echo("version");
        rig.tell(cut());
        rig.tell(send("two"));
        reconnect(rig);
        assertEquals(List.of("bind", "release", "open", "add", "add"), rig.lastFrames());
    }

    @Test
    void whatTheApplicationMayNotAskForChangesNothing() {
        var rig = Rig.confirmed();
        var before = rig.session;
        assertThrows(OnlyOneCodeException.class, () -> rig.tell(new Input.AllocateCode(2)));
        assertThrows(IllegalArgumentException.class, () -> rig.tell(send("x".repeat((1 << 20) + 1))));
        assertEquals(before, rig.session);
    }

    @Test
    void nothingCanBeAskedAfterClosing() {
        var rig = Rig.confirmed().tell(new Input.Close());
        assertThrows(WormholeClosedException.class, () -> rig.tell(send("late")));
        assertThrows(WormholeClosedException.class, () -> rig.tell(new Input.BeginTyping()));
        assertThrows(WormholeClosedException.class, () -> rig.session.deriveKey("x", 32, rig.tools));
        rig.tell(new Input.Close());
        assertEquals(List.of(), rig.last);
    }

    @Test
    void whoAsksTooLateIsToldWhatEndedIt() {
        var rig = Rig.waiting().tell(new Input.Close());
        rig.tell(timer(Timer.Kind.CLOSE, 1)).tell(cut());
        assertTrue(rig.session.ended());
        var lonely = assertThrows(WormholeClosedException.class, () -> rig.tell(send("late")));
        assertInstanceOf(LonelyException.class, lonely.getCause());
        var happy = Rig.confirmed().tell(new Input.Close());
        happy.tell(timer(Timer.Kind.CLOSE, 1)).tell(cut());
        assertNull(assertThrows(WormholeClosedException.class, () -> happy.tell(send("late")))
                .getCause());
    }

    @Test
    void unsentMessagesAreBounded() {
        var rig = new Rig(new Limits(4 << 20, 1 << 20, 64, 64, 3, 10, 10)).connect();
        rig.tell(send("1")).tell(send("2")).tell(send("3"));
        var refused = assertThrows(IllegalStateException.class, () -> rig.tell(send("4")));
        assertEquals("3 messages are not yet stored: wait for a receipt", refused.getMessage());
        assertTrue(rig.active());
    }

    @Test
    void keysAreDerivedByPurposeAndOnlyWhenThereIsOne() {
        var early = Rig.waiting();
        assertThrows(NoKeyException.class, () -> early.session.deriveKey("x", 32, early.tools));
        var rig = Rig.keyed();
        var one = rig.session.deriveKey("one", 32, rig.tools);
        assertEquals(one, rig.session.deriveKey("one", 32, rig.tools));
        assertFalse(one.equals(rig.session.deriveKey("two", 32, rig.tools)));
        assertEquals(16, rig.session.deriveKey("one", 16, rig.tools).length());
    }

    @ParameterizedTest
    @EnumSource(
            value = Kind.class,
            names = {"UNREACHABLE", "SERVER_MISBEHAVED", "CLIENT_CLOSED", "INTERNAL_FAULT"})
    void theseEndsComeWithoutAWordToTheServer(Kind kind) {
        var rig = Rig.confirmed();
        var step = rig.session.handle(new Input.Fail(Verdict.of(kind)), rig.tools);
        assertTrue(step.reports().stream().noneMatch(Effect.Transmit.class::isInstance));
        assertEquals(kind, rig.tell(new Input.Fail(Verdict.of(kind))).end());
    }

    @Test
    void closingTooSlowlyWithSomethingUnsentIsNoHappyEnd() {
        for (var unsent : List.of("a message", "2 messages")) {
            var rig = Rig.confirmed().tell(send("unsent"));
            if (unsent.startsWith("2")) {
                rig.tell(send("unsent too"));
            }
            rig.tell(new Input.Close());
            rig.tell(timer(Timer.Kind.CLOSE, rig.session.timers().close())).tell(cut());
            var verdict = new Verdict(Kind.UNREACHABLE, "closed before the mailbox server had stored " + unsent);
            assertEquals(List.of(new Notice.Ended(verdict)), rig.heard(Notice.Ended.class));
            assertTrue(rig.session.ended());
        }
    }

    @Test
    void closingTooSlowlyHidesNoWorseEnd() {
        var rig = Rig.confirmed().tell(send("unsent")).hear(Peer.SIDE, "0", new byte[64]);
        rig.tell(timer(Timer.Kind.CLOSE, rig.session.timers().close())).tell(cut());
        assertEquals(Kind.WRONG_CODE, rig.end());
        assertTrue(rig.session.ended());
    }

    @Test
    void closingTooSlowlyWithEverythingStoredIsAHappyEnd() {
        var rig = Rig.confirmed().tell(new Input.Close());
        rig.tell(timer(Timer.Kind.CLOSE, rig.session.timers().close())).tell(cut());
        assertEquals(Kind.HAPPY, rig.end());
    }

    @Test
    void aTimerThatFiresLateIsRecognised() {
        var rig = Rig.confirmed();
        rig.tell(timer(Timer.Kind.CLOSE, 0)).tell(timer(Timer.Kind.RECONNECT, 0));
        assertEquals(List.of(), rig.last);
        rig.tell(cut()).tell(timer(Timer.Kind.RECONNECT, 0));
        assertEquals(List.of(), rig.last);
    }

    @Test
    void everySecretThatWasUsedIsForgottenAtTheEnd() {
        var rig = Rig.confirmed();
        var key = rig.heard(Notice.KeyReady.class).get(0).key();
        rig.tell(new Input.Close());
        var forgotten = rig.effects.stream()
                .filter(Effect.Forget.class::isInstance)
                .map(effect -> ((Effect.Forget) effect).secret())
                .toList();
        assertEquals(3, forgotten.size());
        assertTrue(forgotten.stream().anyMatch(secret -> secret == key));
        forgotten.forEach(SecretBytes::wipe);
    }

    @Test
    void theTextOfASessionShowsNoSecret() {
        var rig = Rig.confirmed();
        rig.tell(send("plaintext"));
        var shown = rig.session
                + rig.effects.toString()
                + rig.session.rendezvous()
                + rig.session.keyAgreement()
                + rig.session.conversation()
                + rig.session.codeSelection()
                + new Input.SetCode(Rig.CODE)
                + new Input.ChooseWords("purple-sausages")
                + send("plaintext")
                + new Input.Received("plaintext");
        assertFalse(shown.contains("purple-sausages"));
        assertFalse(shown.contains("plaintext"));
        assertTrue(shown.startsWith("Session[Active, "), shown);
        assertTrue(shown.contains("ChooseWords[…]"), shown);
        assertTrue(shown.endsWith("Received[9 characters]"), shown);
    }

    @Test
    void theStatusFollows() {
        var rig = new Rig();
        assertEquals(
                new Status.MailboxConnection.Disconnected(),
                rig.session.status().mailboxConnection());
        rig.connect();
        assertEquals("a code", rig.session.status().waitingFor());
        rig.enter();
        assertEquals("the other side", rig.session.status().waitingFor());
        assertEquals(Status.PeerKey.NO_KEY, rig.session.status().peerKey());
        rig.agree();
        assertEquals(Status.PeerKey.UNCONFIRMED, rig.session.status().peerKey());
        assertEquals(Status.CodeState.CONSUMED, rig.session.status().code());
        rig.confirm();
        assertEquals(Status.PeerKey.CONFIRMED, rig.session.status().peerKey());
        assertEquals("", rig.session.status().waitingFor());
    }
}
