package wormhole.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static wormhole.runtime.World.failure;
import static wormhole.runtime.World.get;

import jakarta.json.JsonObject;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import wormhole.api.Mood;
import wormhole.api.error.CrowdedException;
import wormhole.api.error.InternalFaultException;
import wormhole.api.error.PeerMisbehavedException;
import wormhole.api.error.ServerMisbehavedException;
import wormhole.api.error.ServerRefusedException;
import wormhole.api.error.ServerUnreachableException;
import wormhole.api.error.UnwelcomeException;
import wormhole.api.error.WrongCodeException;
import wormhole.spi.wordlist.Wordlist;
import wormhole.spi.wordlist.WordlistProvider;

/** Wormholes that end because of somebody: the peer, the server, a provider. */
final class FailureTest {
    private final World world = new World();

    @AfterEach
    void end() {
        world.close();
    }

    private static boolean is(JsonObject frame, String type) {
        return frame.getString("type").equals(type);
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

    private void refuseClaims(String why) {
        world.server.swallow = (link, frame) -> {
            if (is(frame, "claim")) {
                link.refuse(frame, why);
                return true;
            }
            return false;
        };
    }

    @Test
    void aRefusedRequestEndsTheWormhole() throws Exception {
        refuseClaims("reclaimed");
        var error =
                failure(ServerRefusedException.class, world.withCode("4-purple").verifier());
        assertTrue(error.getMessage().contains("reclaimed"));
    }

    @Test
    void aThirdSideIsACrowd() throws Exception {
        refuseClaims("crowded");
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
}
