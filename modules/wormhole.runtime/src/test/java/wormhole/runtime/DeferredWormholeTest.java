package wormhole.runtime;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static wormhole.runtime.World.bytes;
import static wormhole.runtime.World.failure;
import static wormhole.runtime.World.get;
import static wormhole.runtime.World.text;

import java.util.ArrayList;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import wormhole.api.Limits;
import wormhole.api.Mood;
import wormhole.api.Versions;
import wormhole.api.error.NoKeyException;
import wormhole.api.error.PeerMisbehavedException;
import wormhole.api.error.WormholeClosedException;

/** Every row of the table in {@code docs/api.md} that answers with a future. */
final class DeferredWormholeTest {
    private final World world = new World();

    @AfterEach
    void end() {
        world.close();
    }

    @Test
    void theWelcomeIsThatOfTheServer() throws Exception {
        world.server.welcome = "{\"type\":\"welcome\",\"welcome\":{\"motd\":\"be\\u001bkind\",\"your-address\":"
                + "{\"ipv4\":\"192.0.2.7\"},\"current_cli_version\":\"0.24.0\",\"extra\":1}}";
        var welcome = get(world.deferred().welcome());
        assertFalse(welcome.motd().orElseThrow().contains("\u001b"));
        assertEquals(Optional.of("192.0.2.7"), welcome.yourAddress());
        assertEquals(Optional.of("0.24.0"), welcome.currentCliVersion());
        assertTrue(welcome.json().contains("extra"));
    }

    @Test
    void bothSidesHaveTheSameKeyVerifierAndDerivedKeys() throws Exception {
        var a = world.withCode("4-purple");
        var b = world.withCode("4-purple");
        assertEquals(get(a.verifier()), get(b.verifier()));
        assertArrayEquals(get(a.unverifiedKey()), get(b.unverifiedKey()));
        assertEquals(32, get(a.unverifiedKey()).length);
        assertArrayEquals(a.deriveKey("chat", 40), b.deriveKey("chat", 40));
        assertEquals(40, a.deriveKey("chat", 40).length);
        assertFalse(java.util.Arrays.equals(a.deriveKey("chat", 32), a.deriveKey("other", 32)));
    }

    @Test
    void keysAreCopiesThatNobodyElseSees() throws Exception {
        var a = world.withCode("4-purple");
        world.withCode("4-purple");
        get(a.unverifiedKey())[0] ^= 1;
        var first = get(a.unverifiedKey());
        assertArrayEquals(first, get(a.unverifiedKey()));
    }

    @Test
    void thereIsNoDerivedKeyBeforeTheKeyNorOfAnImpossibleLength() throws Exception {
        var a = world.withCode("4-purple");
        assertThrows(NoKeyException.class, () -> a.deriveKey("chat", 32));
        world.withCode("4-purple");
        get(a.verifier());
        assertThrows(IllegalArgumentException.class, () -> a.deriveKey("chat", 0));
        assertThrows(IllegalArgumentException.class, () -> a.deriveKey("chat", 8161));
        assertEquals(8160, a.deriveKey("chat", 8160).length);
    }

    @Test
    void versionsOfTheApplicationsAreExchanged() throws Exception {
        var options = World.options().versions(new Versions("{\"chat\":[1,2]}")).build();
        var a = world.client.deferred(options);
        a.setCode("4-purple");
        var b = world.withCode("4-purple");
        assertEquals("{\"chat\":[1,2]}", get(b.versions()).json());
        assertEquals("{}", get(a.versions()).json());
    }

    @Test
    void messagesSentBeforeThePeerComesArriveInOrderEachOnce() throws Exception {
        var a = world.withCode("4-purple");
        var receipts = IntStream.range(0, 20)
                .mapToObj(i -> a.send(bytes("message " + i)))
                .toList();
        assertFalse(receipts.get(0).stored().isDone());
        var b = world.withCode("4-purple");
        for (var i = 0; i < 20; i++) {
            assertEquals("message " + i, text(get(b.receive())));
            assertEquals(i, receipts.get(i).number());
            get(receipts.get(i).stored());
        }
    }

    @Test
    void aMessageIsCopiedWhenItIsSent() throws Exception {
        var a = world.withCode("4-purple");
        var message = bytes("before");
        a.send(message);
        message[0] = 'X';
        assertEquals("before", text(get(world.withCode("4-purple").receive())));
    }

    @Test
    void promisesOfMessagesAreKeptInTheOrderTheyWereMade() throws Exception {
        var a = world.withCode("4-purple");
        var b = world.withCode("4-purple");
        var promises = new ArrayList<CompletableFuture<byte[]>>();
        for (var i = 0; i < 5; i++) {
            promises.add(b.receive());
        }
        for (var i = 0; i < 5; i++) {
            a.send(bytes("" + i));
        }
        for (var i = 0; i < 5; i++) {
            assertEquals("" + i, text(get(promises.get(i))));
        }
    }

    @Test
    void aCancelledPromiseTakesNoMessage() throws Exception {
        var a = world.withCode("4-purple");
        var b = world.withCode("4-purple");
        var first = b.receive();
        var second = b.receive();
        assertTrue(first.cancel(true));
        a.send(bytes("hello"));
        assertEquals("hello", text(get(second)));
    }

    @Test
    void cancellingOneFutureLeavesTheOthersAlone() throws Exception {
        var a = world.withCode("4-purple");
        assertTrue(a.verifier().cancel(true));
        // It may be over before it is cancelled.
        a.closing().cancel(true);
        assertThrows(ExecutionException.class, () -> get(a.closing()));
        var b = world.withCode("5-purple");
        b.verifier().complete(null);
        world.withCode("5-purple");
        assertNotEquals(null, get(b.verifier()));
    }

    @Test
    void aMessageThatIsTooLongIsRefusedAndNothingElseHappens() throws Exception {
        var a = world.withCode("4-purple");
        assertThrows(IllegalArgumentException.class, () -> a.send(new byte[Limits.DEFAULT.maxMessageBytes() + 1]));
        assertEquals(0, a.send(new byte[Limits.DEFAULT.maxMessageBytes()]).number());
        assertEquals(
                Limits.DEFAULT.maxMessageBytes(), get(world.withCode("4-purple").receive()).length);
    }

    @Test
    void moreThanTheLimitCannotBeUnsent() {
        var limits = new Limits(4096, 1000, 4, 4, 3, 3, 10);
        var a = world.client.deferred(World.options().limits(limits).build());
        a.setCode("4-purple");
        a.send(bytes("0"));
        a.send(bytes("1"));
        assertThrows(IllegalStateException.class, () -> {
            for (var i = 2; i < 5; i++) {
                a.send(bytes("x"));
            }
        });
    }

    @Test
    void moreMessagesThanMayBeUnreadEndTheWormhole() throws Exception {
        var limits = new Limits(4096, 1000, 64, 64, 100, 5, 10);
        var a = world.withCode("4-purple");
        var b = world.client.deferred(World.options().limits(limits).build());
        b.setCode("4-purple");
        get(b.verifier());
        for (var i = 0; i < 6; i++) {
            a.send(bytes("" + i));
        }
        World.eventually(() -> world.server.moods.contains("errory"));
        var closed = failure(PeerMisbehavedException.class, b.closing());
        assertTrue(closed.getMessage().contains("more than 5 messages"), closed.getMessage());
        for (var i = 0; i < 5; i++) {
            assertEquals("" + i, text(get(b.receive())));
        }
        failure(PeerMisbehavedException.class, b.receive());
    }

    @Test
    void whatWasReceivedCanStillBeTakenAfterTheEnd() throws Exception {
        var a = world.withCode("4-purple");
        var b = world.withCode("4-purple");
        get(a.send(bytes("last words")).stored());
        assertEquals(Mood.HAPPY, get(a.closing()).mood());
        get(b.verifier());
        world.server.settle();
        assertEquals(Mood.HAPPY, get(b.closing()).mood());
        assertEquals("last words", text(get(b.receive())));
        failure(WormholeClosedException.class, b.receive());
    }

    @Test
    void callsOnAClosedWormholeAreRefused() throws Exception {
        var a = world.withCode("4-purple");
        world.withCode("4-purple");
        get(a.verifier());
        assertEquals(Mood.HAPPY, get(a.closing()).mood());
        assertThrows(WormholeClosedException.class, () -> a.send(bytes("x")));
        assertThrows(WormholeClosedException.class, () -> a.deriveKey("x", 1));
        assertThrows(WormholeClosedException.class, () -> a.setCode("4-x"));
        assertThrows(WormholeClosedException.class, a::allocateCode);
        assertThrows(WormholeClosedException.class, a::inputCode);
        assertEquals(Mood.HAPPY, get(a.closing()).mood());
        a.close();
    }

    @Test
    void theConversationGoesOnAfterACut() throws Exception {
        var pair = world.confirmed("4-purple");
        var a = pair.a();
        var b = pair.b();
        world.server.cut();
        var receipt = a.send(bytes("after the cut"));
        assertEquals("after the cut", text(get(b.receive())));
        get(receipt.stored());
        assertEquals(Mood.HAPPY, get(a.closing()).mood());
    }
}
