package wormhole.runtime;

import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import wormhole.api.AppId;
import wormhole.api.Wormhole;
import wormhole.api.WormholeClient;
import wormhole.api.WormholeOptions;

/** A server in memory and a client of it. */
final class World implements AutoCloseable {
    static final Duration PATIENCE = Duration.ofSeconds(60);

    final FakeServer server = new FakeServer();
    final WormholeClient client = WormholeRuntime.builder().mailboxLink(server).build();

    /** What went to threads' handlers since {@link #catchUncaught}. */
    final List<Throwable> uncaught = new CopyOnWriteArrayList<>();

    /** Keeps what nobody catches instead of printing it, until the end of the test. */
    void catchUncaught() {
        Thread.setDefaultUncaughtExceptionHandler((thread, e) -> uncaught.add(e));
    }

    static WormholeOptions.Builder options() {
        return WormholeOptions.builder(new AppId("example.com/test"))
                .mailbox(FakeServer.ADDRESS)
                .closeTimeout(PATIENCE);
    }

    Wormhole deferred() {
        return client.deferred(options().build());
    }

    /** A wormhole whose key is being agreed with the peer's. */
    Wormhole withCode(String code) {
        var wormhole = deferred();
        wormhole.setCode(code);
        return wormhole;
    }

    /** Two wormholes of one code that have confirmed the key. */
    Pair confirmed(String code) throws Exception {
        var pair = new Pair(withCode(code), withCode(code));
        get(pair.a.verifier());
        get(pair.b.verifier());
        return pair;
    }

    record Pair(Wormhole a, Wormhole b) {}

    static <T> T get(CompletableFuture<T> future) throws Exception {
        return future.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** What a future fails with, within our patience. */
    static <E extends Throwable> E failure(Class<E> type, CompletableFuture<?> future) throws Exception {
        try {
            var value = get(future);
            throw new AssertionError("completed with " + value);
        } catch (ExecutionException | CompletionException e) {
            return assertInstanceOf(type, e.getCause());
        }
    }

    static void eventually(BooleanSupplier condition) throws InterruptedException {
        var end = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.getAsBoolean()) {
            assertTrue(System.nanoTime() < end, "waited in vain");
            Thread.sleep(5);
        }
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        client.close();
        server.close();
        Thread.setDefaultUncaughtExceptionHandler(null);
    }
}
