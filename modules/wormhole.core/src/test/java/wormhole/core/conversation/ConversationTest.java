package wormhole.core.conversation;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.util.List;
import org.junit.jupiter.api.Test;
import wormhole.core.effect.Step;
import wormhole.core.effect.Verdict;
import wormhole.core.wire.Bytes;
import wormhole.core.wire.Phase;

class ConversationTest {
    private Conversation room = Conversation.START;
    private List<ConversationReport> reports = List.of();

    private static Bytes text(String text) {
        return Bytes.copyOf(text.getBytes(UTF_8));
    }

    private ConversationTest then(Step<Conversation, ConversationReport> step) {
        room = step.next();
        reports = step.reports();
        return this;
    }

    private ConversationTest hear(String phase, String text) {
        return then(room.opened(new Phase(phase), text(text), 3));
    }

    @Test
    void messagesWaitForTheKeyAndGoOutInOrder() {
        then(room.send(text("a"))).then(room.send(text("b")));
        assertEquals(List.of(), reports);
        then(room.confirmed());
        assertEquals(
                List.of(
                        new ConversationReport.Post(Phase.numbered(0), text("a")),
                        new ConversationReport.Post(Phase.numbered(1), text("b"))),
                reports);
        assertEquals(0, room.waiting().size());
        then(room.send(text("c")));
        assertEquals(List.of(new ConversationReport.Post(Phase.numbered(2), text("c"))), reports);
    }

    @Test
    void aMessageThatIsNextIsDeliveredAtOnce() {
        assertEquals(List.of(new ConversationReport.Deliver(text("a"))), hear("0", "a").reports);
    }

    @Test
    void aMessageAheadOfItsTurnWaits() {
        assertEquals(List.of(), hear("1", "b").reports);
        assertEquals(List.of(), hear("2", "c").reports);
        assertEquals(
                List.of(
                        new ConversationReport.Deliver(text("a")),
                        new ConversationReport.Deliver(text("b")),
                        new ConversationReport.Deliver(text("c"))),
                hear("0", "a").reports);
        assertEquals(0, room.ahead().size());
    }

    @Test
    void whatWasDeliveredIsNotDeliveredAgain() {
        hear("0", "a").hear("0", "a");
        assertEquals(List.of(), reports);
        assertEquals(1, room.nextIn());
    }

    @Test
    void tooManyAheadIsThePeersFault() {
        hear("1", "x").hear("2", "x").hear("3", "x").hear("4", "x");
        var failed = assertInstanceOf(ConversationReport.Failed.class, reports.get(0));
        assertEquals(
                new Verdict(
                        Verdict.Kind.PEER_MISBEHAVED, "the peer sent more than 3 messages after one that is missing"),
                failed.verdict());
        assertEquals(3, room.ahead().size());
    }

    @Test
    void theVersionTellsWhatThePeersApplicationIs() {
        var report = hear("version", "{\"app_versions\":{\"a\":1},\"newer\":true}")
                .reports
                .get(0);
        assertEquals(
                "{\"a\":1}",
                assertInstanceOf(ConversationReport.Versions.class, report)
                        .appVersions()
                        .toString());
    }

    @Test
    void dilationMessagesAreKeptUpToTheLimit() {
        hear("dilate-0", "a").hear("dilate-1", "b").hear("dilate-2", "c").hear("dilate-3", "d");
        assertEquals(3, room.dilation().size());
        assertEquals(List.of(), reports);
    }
}
