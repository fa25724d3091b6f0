package wormhole.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static wormhole.runtime.World.bytes;
import static wormhole.runtime.World.failure;
import static wormhole.runtime.World.get;
import static wormhole.runtime.World.text;

import jakarta.json.JsonObject;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import wormhole.api.Mood;
import wormhole.api.Wormhole;
import wormhole.api.error.ClientClosedException;
import wormhole.api.error.CrowdedException;
import wormhole.api.error.InternalFaultException;
import wormhole.api.error.LonelyException;
import wormhole.api.error.PeerMisbehavedException;
import wormhole.api.error.ServerMisbehavedException;
import wormhole.api.error.ServerRefusedException;
import wormhole.api.error.ServerUnreachableException;
import wormhole.api.error.UnwelcomeException;
import wormhole.api.error.WrongCodeException;
import wormhole.spi.mailbox.MailboxLink;
import wormhole.spi.wordlist.Wordlist;
import wormhole.spi.wordlist.WordlistProvider;

/** How wormholes end, and who hears of it. */
final class ClosingTest {
    private final World world = new World();

    @AfterEach
    void end() {
        world.close();
    }

    private static boolean is(JsonObject frame, String type) {
        return frame.getString("type").equals(type);
    }

    @Test
    void closedAfterTheKeyWasConfirmedIsHappy() throws Exception {
        var pair = world.confirmed("4-purple");
        var a = pair.a();
        var b = pair.b();
        assertEquals(Mood.HAPPY, get(a.closing()).mood());
        assertEquals(Mood.HAPPY, get(b.closing()).mood());
        assertEquals(List.of("happy", "happy"), world.server.moods);
    }

    @Test
    void closedBeforeThatIsLonelyForEveryFuture() throws Exception {
        var a = world.withCode("4-purple");
        get(a.welcome());
        var receipt = a.send(bytes("x"));
        world.server.settle();
        var questions =
                List.of(a.verifier(), a.versions(), a.unverifiedKey(), a.receive(), receipt.stored(), a.closing());
        for (var question : questions) {
            failure(LonelyException.class, question);
        }
        assertEquals(List.of("lonely"), world.server.moods);
    }

    @Test
    void aWrongCodeIsScaryForBoth() throws Exception {
        var a = world.withCode("4-purple");
        var b = world.withCode("4-yellow");
        var error = failure(WrongCodeException.class, a.verifier());
        assertEquals(Mood.SCARY, error.mood());
        failure(WrongCodeException.class, b.verifier());
        failure(WrongCodeException.class, b.closing());
        failure(WrongCodeException.class, a.closing());
        World.eventually(() -> world.server.moods.equals(List.of("scary", "scary")));
    }

    @Test
    void aServerThatIsNotThereFailsEverythingAtOnce() throws Exception {
        world.server.refusals.set(1);
        var a = world.deferred();
        var error = failure(ServerUnreachableException.class, a.welcome());
        assertTrue(error.getMessage().contains("not there"), error.getMessage());
        failure(ServerUnreachableException.class, a.closing());
    }

    @Test
    void aServerThatWasThereIsTriedAgain() throws Exception {
        var a = world.withCode("4-purple");
        get(a.welcome());
        world.server.refusals.set(1);
        world.server.cut();
        World.eventually(() -> world.server.refusals.get() == 0);
        var b = world.withCode("4-purple");
        assertEquals(get(a.verifier()), get(b.verifier()));
    }

    @Test
    void aServerThatDoesNotWantUsSaysWhy() throws Exception {
        world.server.welcome = "{\"type\":\"welcome\",\"welcome\":{\"error\":\"go\\u001baway\"}}";
        var a = world.deferred();
        var error = failure(UnwelcomeException.class, a.welcome());
        assertFalse(error.getMessage().contains("\u001b"));
        assertTrue(error.getMessage().contains("away"));
    }

    @Test
    void aRefusedRequestEndsTheWormhole() throws Exception {
        world.server.swallow = (link, frame) -> {
            if (is(frame, "claim")) {
                link.refuse(frame, "reclaimed");
                return true;
            }
            return false;
        };
        var error =
                failure(ServerRefusedException.class, world.withCode("4-purple").verifier());
        assertTrue(error.getMessage().contains("reclaimed"));
    }

    @Test
    void aThirdSideIsACrowd() throws Exception {
        world.server.swallow = (link, frame) -> {
            if (is(frame, "claim")) {
                link.refuse(frame, "crowded");
                return true;
            }
            return false;
        };
        failure(CrowdedException.class, world.withCode("4-purple").verifier());
    }

    @Test
    void aServerThatTalksNonsenseIsLeft() throws Exception {
        var a = world.deferred();
        get(a.welcome());
        world.server.say("this is not JSON");
        failure(ServerMisbehavedException.class, a.code());
    }

    @Test
    void aPeerThatTalksNonsenseIsErrory() throws Exception {
        var a = world.withCode("4-purple");
        get(a.code());
        world.server.settle();
        world.server.say("{\"type\":\"message\",\"side\":\"abcdef0123\",\"phase\":\"pake\",\"body\":\"not hex\"}");
        failure(PeerMisbehavedException.class, a.verifier());
        World.eventually(() -> world.server.moods.equals(List.of("errory")));
    }

    @Test
    void aServerThatNeverAnswersCannotKeepAWormholeOpen() throws Exception {
        var a = shortGoodbye();
        get(a.welcome());
        a.setCode("4-purple");
        world.server.settle();
        world.server.swallow = (link, frame) -> true;
        failure(LonelyException.class, a.closing());
    }

    private Wormhole shortGoodbye() {
        return world.client.deferred(
                World.options().closeTimeout(Duration.ofMillis(200)).build());
    }

    @Test
    void aMessageThatWasNotStoredInTimeIsNotAHappyEnd() throws Exception {
        var a = shortGoodbye();
        a.setCode("4-purple");
        world.withCode("4-purple");
        get(a.verifier());
        world.server.swallow = (link, frame) -> true;
        var receipt = a.send(bytes("never stored"));
        var error = failure(ServerUnreachableException.class, a.closing());
        assertTrue(error.getMessage().contains("1 messages"), error.getMessage());
        failure(ServerUnreachableException.class, receipt.stored());
    }

    @Test
    void aLinkThatNeverTellsItsEndCannotKeepAWormholeOpen() throws Exception {
        var a = world.deferred();
        get(a.welcome());
        world.server.tellsEnds = false;
        failure(LonelyException.class, a.closing());
    }

    @Test
    void closingClosesSoonWithoutWaitingForAnybody() throws Exception {
        var a = world.deferred();
        failure(LonelyException.class, a.closing());
        assertEquals(0, world.server.count("close"));
    }

    @Test
    void whatWasSentIsDeliveredBeforeTheEnd() throws Exception {
        var pair = world.confirmed("4-purple");
        var a = pair.a();
        var b = pair.b();
        world.server.cut();
        a.send(bytes("goodbye"));
        assertEquals(Mood.HAPPY, get(a.closing()).mood());
        assertEquals("goodbye", text(get(b.receive())));
    }

    @Test
    void aClientThatIsClosedLetsGoodbyesFinish() throws Exception {
        var pair = world.confirmed("4-purple");
        var a = pair.a();
        var b = pair.b();
        var receipt = a.send(bytes("last words"));
        var end = a.closing();
        b.close();
        world.client.close();
        assertEquals(Mood.HAPPY, get(end).mood());
        get(receipt.stored());
        assertEquals(List.of("happy", "happy"), world.server.moods);
    }

    @Test
    void aClientThatIsClosedFailsWhatIsStillOpen() throws Exception {
        var a = world.withCode("4-purple");
        get(a.welcome());
        var questions = List.<CompletableFuture<?>>of(
                a.verifier(), a.receive(), a.send(bytes("x")).stored());
        world.client.close();
        for (var question : questions) {
            failure(ClientClosedException.class, question);
        }
        failure(ClientClosedException.class, a.closing());
        assertThrows(IllegalStateException.class, () -> a.send(bytes("x")));
    }

    @Test
    void aClientThatIsClosedFailsEvenWhatWaitsForTheServer() throws Exception {
        world.server.badProvider = listener -> new SilentLink();
        var a = world.deferred();
        world.client.close();
        failure(ClientClosedException.class, a.closing());
    }

    @Test
    void aClosedClientMakesNoWormholes() {
        world.client.close();
        world.client.close();
        assertThrows(IllegalStateException.class, world::deferred);
    }

    @Test
    void aCallbackMayCloseTheClient() throws Exception {
        var options = World.options().executor(Runnable::run).build();
        var a = world.client.deferred(options);
        var closed = a.welcome().thenRun(world.client::close);
        get(closed);
        failure(ClientClosedException.class, a.closing());
    }

    @Test
    void aProviderThatFailsLaterIsALinkThatFailed() throws Exception {
        var a = world.withCode("4-purple");
        get(a.code());
        world.server.settle();
        world.server.badProvider = listener -> {
            world.server.badProvider = null;
            throw new IllegalStateException("no more links today");
        };
        world.server.cut();
        World.eventually(() -> world.server.badProvider == null);
        var b = world.withCode("4-purple");
        assertEquals(get(a.verifier()), get(b.verifier()));
    }

    @Test
    void aProviderThatFailsAtFirstIsAServerThatIsNotThere() throws Exception {
        world.server.badProvider = listener -> {
            throw new IllegalStateException("no links at all");
        };
        failure(ServerUnreachableException.class, world.deferred().welcome());
    }

    @Test
    void aLinkThatThrowsIsALinkThatFailed() throws Exception {
        world.server.badProvider = listener -> {
            world.server.badProvider = null;
            listener.opened();
            return new SilentLink() {
                @Override
                public void send(String message) {
                    throw new IllegalStateException("cannot send " + message);
                }
            };
        };
        var a = world.withCode("4-purple");
        var b = world.withCode("4-purple");
        assertEquals(get(a.verifier()), get(b.verifier()));
    }

    @Test
    void aProviderThatFailsInTheMiddleOfThingsEndsTheWormhole() throws Exception {
        var wordlist = new BrokenWordlist();
        try (var client = WormholeRuntime.builder()
                .mailboxLink(world.server)
                .wordlist(wordlist)
                .build()) {
            var a = client.deferred(World.options().build());
            a.allocateCode();
            var error = failure(InternalFaultException.class, a.code());
            assertTrue(error.advice().contains("report"), error.advice());
            assertFalse(error.getMessage().contains("no words"));
        }
    }

    private static final class BrokenWordlist implements WordlistProvider {
        @Override
        public String id() {
            return "broken";
        }

        @Override
        public Wordlist wordlist() {
            return position -> {
                throw new IllegalStateException("no words today");
            };
        }
    }

    private static class SilentLink implements MailboxLink {
        @Override
        public void send(String message) {}

        @Override
        public void close() {}
    }
}
