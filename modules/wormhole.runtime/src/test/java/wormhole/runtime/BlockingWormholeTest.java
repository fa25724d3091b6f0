package wormhole.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static wormhole.runtime.World.bytes;
import static wormhole.runtime.World.get;
import static wormhole.runtime.World.text;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import wormhole.api.BlockingWormhole;
import wormhole.api.Mood;
import wormhole.api.Versions;
import wormhole.api.error.LonelyException;
import wormhole.api.error.NoKeyException;
import wormhole.api.error.OnlyOneCodeException;
import wormhole.api.error.WormholeClosedException;
import wormhole.api.error.WrongCodeException;

/** The flavour that waits. */
final class BlockingWormholeTest {
    private static final Duration SHORT = Duration.ofMillis(20);

    private final World world = new World();

    @AfterEach
    void end() {
        world.close();
    }

    private BlockingWormhole blocking() {
        return world.client.blocking(World.options().build(), World.PATIENCE);
    }

    @Test
    void twoProgramsTalk() throws Exception {
        var a = world.client.blocking(
                World.options().versions(new Versions("{\"x\":1}")).build(), World.PATIENCE);
        assertEquals("hello", a.getWelcome().motd().orElseThrow());
        var code = a.getCode().reveal();
        assertThrows(NoKeyException.class, () -> a.deriveKey("x", 1));
        var b = blocking();
        b.setCode(code);
        assertEquals(a.getVerifier(), b.getVerifier());
        assertEquals("{\"x\":1}", b.getVersions().json());
        a.sendData(bytes("hello"));
        assertEquals("hello", text(b.getData()));
        b.sendData(bytes("hi"));
        assertEquals("hi", text(a.getData()));
        assertEquals(Mood.HAPPY, a.closeAndWait(World.PATIENCE).mood());
        assertEquals(Mood.HAPPY, b.closeAndWait(World.PATIENCE).mood());
    }

    @Test
    void theCodeThatWasAskedForOtherwiseIsTheOneWaitedFor() throws Exception {
        var a = blocking();
        a.setCode("4-purple");
        assertEquals("4-purple", a.getCode().reveal());
        assertThrows(OnlyOneCodeException.class, a::allocateCode);
        var typed = blocking();
        var entry = typed.inputCode();
        assertThrows(TimeoutException.class, () -> typed.getCode(SHORT));
        entry.chooseNameplate("5");
        entry.chooseWords("x");
        assertEquals("5-x", typed.getCode().reveal());
    }

    @Test
    void everyWaitEndsAndSaysWhatForAndMayBeRepeated() throws Exception {
        world.server.welcome = "";
        var a = blocking();
        a.setCode("4-purple");
        var welcome = assertThrows(TimeoutException.class, () -> a.getWelcome(SHORT));
        assertTrue(welcome.getMessage().contains("welcome"), welcome.getMessage());
        assertThrows(TimeoutException.class, () -> a.getVerifier(SHORT));
        assertThrows(TimeoutException.class, () -> a.getVersions(SHORT));
        assertThrows(TimeoutException.class, () -> a.getData(SHORT));
        assertThrows(TimeoutException.class, () -> a.sendData(bytes("early"), SHORT));
        assertThrows(TimeoutException.class, () -> a.getData(Duration.ZERO));
        assertThrows(TimeoutException.class, () -> a.getData(Duration.ofSeconds(-1)));
        world.server.say("{\"type\":\"welcome\",\"welcome\":{}}");
        a.getWelcome();
        var b = world.withCode("4-purple");
        assertEquals(get(b.verifier()), a.getVerifier());
        assertEquals("early", text(get(b.receive())));
    }

    @Test
    void aWaitMayBeLongerThanAnyClockCounts() throws Exception {
        var a = blocking();
        a.setCode("4-purple");
        assertEquals("4-purple", a.getCode(Duration.ofSeconds(Long.MAX_VALUE)).reveal());
    }

    @Test
    void noMessageIsLostToAWaitThatWasTooShort() throws Exception {
        var a = world.withCode("4-purple");
        var b = blocking();
        b.setCode("4-purple");
        get(a.verifier());
        var count = 300;
        var sender = CompletableFuture.runAsync(() -> {
            for (var i = 0; i < count; i++) {
                a.send(bytes("" + i));
                if (i % 10 == 0) {
                    Thread.yield();
                }
            }
        });
        for (var i = 0; i < count; ) {
            try {
                assertEquals("" + i, text(b.getData(Duration.ofNanos(i * 1000L))));
                i++;
            } catch (TimeoutException e) {
                Thread.onSpinWait();
            }
        }
        get(sender);
    }

    @Test
    void anInterruptedWaitLosesNoMessage() throws Exception {
        var a = world.withCode("4-purple");
        var b = blocking();
        b.setCode("4-purple");
        b.getVerifier();
        var waiter = new CompletableFuture<Throwable>();
        var thread = new Thread(() -> {
            try {
                b.getData();
                waiter.complete(null);
            } catch (Throwable e) {
                waiter.complete(e);
            }
        });
        thread.start();
        Thread.sleep(50);
        thread.interrupt();
        assertTrue(get(waiter) instanceof InterruptedException);
        a.send(bytes("hello"));
        assertEquals("hello", text(b.getData()));
    }

    @Test
    void aWrongCodeIsWhatEveryWaitFailsWith() throws Exception {
        var a = blocking();
        a.setCode("4-purple");
        var b = blocking();
        b.setCode("4-yellow");
        assertThrows(WrongCodeException.class, a::getVerifier);
        assertThrows(WrongCodeException.class, b::getData);
        assertThrows(WrongCodeException.class, a::getVersions);
        assertThrows(WrongCodeException.class, () -> a.closeAndWait(World.PATIENCE));
    }

    @Test
    void afterTheEndWaitsFailAtOnce() throws Exception {
        var a = blocking();
        assertThrows(LonelyException.class, () -> a.closeAndWait(World.PATIENCE));
        assertThrows(LonelyException.class, a::getData);
        assertThrows(LonelyException.class, a::getCode);
        assertThrows(WormholeClosedException.class, () -> a.sendData(bytes("x")));
        a.close();
    }

    @Test
    void aReceiptOfSendTellsWhenTheServerHasTheMessage() throws Exception {
        var a = blocking();
        a.setCode("4-purple");
        var receipt = a.send(bytes("x"));
        assertEquals(0, receipt.number());
        world.withCode("4-purple");
        get(receipt.stored());
    }
}
