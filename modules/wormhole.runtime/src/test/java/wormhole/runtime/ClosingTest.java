package wormhole.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static wormhole.runtime.World.bytes;
import static wormhole.runtime.World.failure;
import static wormhole.runtime.World.get;
import static wormhole.runtime.World.text;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import wormhole.api.Mood;
import wormhole.api.Wormhole;
import wormhole.api.error.ClientClosedException;
import wormhole.api.error.LonelyException;
import wormhole.api.error.ServerUnreachableException;

/** How wormholes end, and who hears of it. */
final class ClosingTest {
    private final World world = new World();

    @AfterEach
    void end() {
        world.close();
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
        assertTrue(error.getMessage().contains("stored a message"), error.getMessage());
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
}
