package wormhole.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static wormhole.runtime.World.bytes;
import static wormhole.runtime.World.eventually;
import static wormhole.runtime.World.get;
import static wormhole.runtime.World.text;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import wormhole.api.Code;
import wormhole.api.DelegatedWormhole;
import wormhole.api.Limits;
import wormhole.api.Mood;
import wormhole.api.Outcome;
import wormhole.api.Verifier;
import wormhole.api.Versions;
import wormhole.api.Welcome;
import wormhole.api.WormholeDelegate;
import wormhole.api.error.LonelyException;
import wormhole.api.error.NoKeyException;
import wormhole.api.error.OnlyOneCodeException;
import wormhole.api.error.PeerMisbehavedException;
import wormhole.api.error.WormholeClosedException;
import wormhole.api.error.WormholeException;

/** Every row of the table in {@code docs/api.md} that calls a delegate. */
final class DelegatedWormholeTest {
    private final World world = new World();

    @AfterEach
    void end() {
        world.close();
    }

    /** Writes down what it hears, and whether two calls ever came at once. */
    private static class Notes implements WormholeDelegate {
        final List<String> heard = new CopyOnWriteArrayList<>();
        final CompletableFuture<WormholeException> failed = new CompletableFuture<>();
        final CompletableFuture<Outcome> closed = new CompletableFuture<>();
        final AtomicReference<Verifier> verifier = new AtomicReference<>();
        final AtomicInteger inside = new AtomicInteger();
        volatile boolean overlapped;

        void note(String what) {
            overlapped |= inside.incrementAndGet() > 1;
            heard.add(what);
            Thread.onSpinWait();
            inside.decrementAndGet();
        }

        @Override
        public void gotWelcome(Welcome welcome) {
            note("welcome");
        }

        @Override
        public void gotCode(Code code) {
            note("code " + code.reveal());
        }

        @Override
        public void gotUnverifiedKey(byte[] key) {
            note("key of " + key.length);
        }

        @Override
        public void gotVerifier(Verifier value) {
            verifier.set(value);
            note("verifier");
        }

        @Override
        public void gotVersions(Versions versions) {
            note("versions " + versions.json());
        }

        @Override
        public void gotMessage(byte[] message) {
            note("message " + text(message));
        }

        @Override
        public void closed(Outcome outcome) {
            note("closed " + outcome.mood());
            closed.complete(outcome);
        }

        @Override
        public void failed(WormholeException error) {
            note("failed");
            failed.complete(error);
        }
    }

    private DelegatedWormhole delegated(WormholeDelegate delegate) {
        return world.client.delegated(World.options().build(), delegate);
    }

    private DelegatedWormhole delegated(WormholeDelegate delegate, Executor executor) {
        return world.client.delegated(World.options().executor(executor).build(), delegate);
    }

    @Test
    void theDelegateHearsEverythingInTheOrderOfTheReference() throws Exception {
        var notes = new Notes();
        var a = delegated(notes);
        assertThrows(NoKeyException.class, () -> a.deriveKey("x", 32));
        a.setCode("4-purple");
        assertThrows(OnlyOneCodeException.class, a::allocateCode);
        var b = world.withCode("4-purple");
        b.send(bytes("hello"));
        get(a.send(bytes("hi")).stored());
        eventually(() -> notes.heard.contains("message hello"));
        assertEquals(get(b.verifier()), notes.verifier.get());
        assertEquals(32, a.deriveKey("x", 32).length);
        a.close();
        get(notes.closed);
        var expected = List.of("key of 32", "verifier", "versions {}", "message hello", "closed " + Mood.HAPPY);
        var order = notes.heard.stream()
                .filter(what -> !what.equals("welcome") && !what.startsWith("code"))
                .toList();
        assertEquals(expected, order);
        assertEquals(1, notes.heard.stream().filter("welcome"::equals).count());
        assertTrue(notes.heard.indexOf("code 4-purple") < notes.heard.indexOf("key of 32"));
        assertFalse(notes.overlapped);
        a.close();
        assertThrows(WormholeClosedException.class, () -> a.send(bytes("x")));
    }

    @Test
    void aCodeCanBeAllocatedAndTyped() throws Exception {
        var notes = new Notes();
        delegated(notes).allocateCode();
        eventually(() -> notes.heard.stream().anyMatch(what -> what.matches("code 1-[a-z]+-[a-z]+")));
        var typed = new Notes();
        var entry = delegated(typed).inputCode();
        entry.chooseNameplate("7");
        get(entry.whenWordlistIsAvailable());
        entry.chooseWords("x");
        eventually(() -> typed.heard.contains("code 7-x"));
    }

    @Test
    void theErrorThatEndsAWormholeIsTheLastCall() throws Exception {
        var notes = new Notes();
        var a = delegated(notes);
        a.setCode("4-purple");
        a.close();
        assertInstanceOf(LonelyException.class, get(notes.failed));
        assertEquals("failed", notes.heard.get(notes.heard.size() - 1));
    }

    @Test
    void theWelcomeIsToldAtEachConnection() throws Exception {
        var notes = new Notes();
        delegated(notes);
        eventually(() -> notes.heard.contains("welcome"));
        world.server.cut();
        eventually(() -> notes.heard.equals(List.of("welcome", "welcome")));
    }

    @Test
    void callsComeOneAtATimeOnTheExecutorThatWasGiven() throws Exception {
        var many = Executors.newFixedThreadPool(4, task -> new Thread(task, "applications-own"));
        try {
            var names = new CopyOnWriteArrayList<String>();
            var notes = new Notes() {
                @Override
                void note(String what) {
                    names.add(Thread.currentThread().getName());
                    super.note(what);
                }
            };
            var a = delegated(notes, many);
            a.setCode("4-purple");
            var b = world.withCode("4-purple");
            for (var i = 0; i < 200; i++) {
                b.send(bytes("" + i));
            }
            eventually(() -> notes.heard.contains("message 199"));
            var messages = notes.heard.stream()
                    .filter(what -> what.startsWith("message"))
                    .toList();
            assertEquals(200, messages.size());
            for (var i = 0; i < 200; i++) {
                assertEquals("message " + i, messages.get(i));
            }
            assertFalse(notes.overlapped);
            assertEquals(List.of("applications-own"), names.stream().distinct().toList());
        } finally {
            many.shutdown();
        }
    }

    @Test
    void anExceptionInTheDelegateDoesNotStopTheWormhole() throws Exception {
        var uncaught = new CopyOnWriteArrayList<Throwable>();
        var own = Executors.newSingleThreadExecutor(task -> {
            var thread = new Thread(task);
            thread.setUncaughtExceptionHandler((where, e) -> uncaught.add(e));
            return thread;
        });
        try {
            var notes = new Notes() {
                @Override
                void note(String what) {
                    super.note(what);
                    throw new IllegalStateException("mistake of the application");
                }
            };
            var a = delegated(notes, own);
            a.setCode("4-purple");
            var b = world.withCode("4-purple");
            b.send(bytes("0"));
            b.send(bytes("1"));
            eventually(() -> notes.heard.contains("message 1"));
            a.close();
            eventually(() -> notes.heard.contains("closed HAPPY"));
            eventually(() -> uncaught.size() == notes.heard.size());
        } finally {
            own.shutdown();
        }
    }

    @Test
    void aDelegateMayCallBackEvenOnAnExecutorThatRunsEverythingAtOnce() throws Exception {
        var wormhole = new CompletableFuture<DelegatedWormhole>();
        var echo = new Notes() {
            @Override
            public void gotMessage(byte[] message) {
                super.gotMessage(message);
                wormhole.join().send(bytes("echo of " + text(message)));
                note("answered " + text(message));
            }
        };
        var a = delegated(echo, Runnable::run);
        wormhole.complete(a);
        a.setCode("4-purple");
        var b = world.withCode("4-purple");
        for (var i = 0; i < 50; i++) {
            b.send(bytes("" + i));
        }
        for (var i = 0; i < 50; i++) {
            assertEquals("echo of " + i, text(get(b.receive())));
        }
        eventually(() -> echo.heard.contains("answered 49"));
        var talk = echo.heard.stream()
                .filter(what -> what.startsWith("message") || what.startsWith("answered"))
                .toList();
        for (var i = 0; i < 50; i++) {
            assertEquals(List.of("message " + i, "answered " + i), talk.subList(2 * i, 2 * i + 2));
        }
    }

    @Test
    void aDelegateThatIsTooSlowEndsTheWormholeInsteadOfFillingTheMemory() throws Exception {
        var limits = new Limits(4096, 1000, 64, 64, 100, 5, 10);
        var released = new CountDownLatch(1);
        var slow = new Notes() {
            @Override
            public void gotMessage(byte[] message) {
                try {
                    released.await();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
                super.gotMessage(message);
            }
        };
        var a = world.client.delegated(World.options().limits(limits).build(), slow);
        a.setCode("4-purple");
        var b = world.withCode("4-purple");
        for (var i = 0; i < 20; i++) {
            b.send(bytes("" + i));
        }
        eventually(() -> world.server.moods.contains("errory"));
        released.countDown();
        assertInstanceOf(PeerMisbehavedException.class, get(slow.failed));
        var taken =
                slow.heard.stream().filter(what -> what.startsWith("message")).count();
        assertTrue(taken >= 5 && taken <= 6, "taken: " + taken);
    }

    @Test
    void theLastCallComesEvenIfTheExecutorWasShutDown() throws Exception {
        var own = Executors.newSingleThreadExecutor();
        var notes = new Notes();
        var a = delegated(notes, own);
        eventually(() -> notes.heard.contains("welcome"));
        own.shutdown();
        a.close();
        assertInstanceOf(LonelyException.class, get(notes.failed));
    }
}
