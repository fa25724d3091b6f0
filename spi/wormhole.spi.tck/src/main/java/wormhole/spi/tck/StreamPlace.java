package wormhole.spi.tck;

import static org.junit.jupiter.api.Assertions.assertNotNull;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import wormhole.spi.stream.ByteStream;
import wormhole.spi.stream.HostPort;
import wormhole.spi.stream.Listening;
import wormhole.spi.stream.StreamProvider;

/** A place where a provider listens, and the streams between it and the provider's own dialer. */
final class StreamPlace implements AutoCloseable {
    static final Duration PATIENCE = Duration.ofSeconds(60);

    private final StreamProvider provider;
    private final Listening listening;
    private final LinkedBlockingQueue<ByteStream> accepted = new LinkedBlockingQueue<>();
    private final AtomicReference<Thread> thread = new AtomicReference<>();

    StreamPlace(StreamProvider provider, HostPort place) throws IOException {
        this.provider = provider;
        this.listening = provider.acceptor().listen(place, 16, stream -> {
            thread.set(Thread.currentThread());
            accepted.add(stream);
        });
    }

    /** A connection seen from both ends. */
    record Pair(ByteStream dialled, RecordedStream near, ByteStream taken, RecordedStream far) {}

    HostPort address() {
        return listening.address();
    }

    /** What runs tasks on the thread that accepts. */
    Executor executor() {
        return listening.executor();
    }

    /** The thread that has accepted. */
    Thread thread() {
        return thread.get();
    }

    void stopListening() {
        listening.close();
    }

    CompletableFuture<ByteStream> dialling() {
        return provider.dialer().dial(listening.address(), PATIENCE);
    }

    ByteStream dial() throws Exception {
        return dialling().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    }

    /** The next stream that was accepted, which must be there soon. */
    ByteStream taken() throws InterruptedException {
        var stream = accepted.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        assertNotNull(stream, "nothing was accepted");
        return stream;
    }

    /** A stream if one is accepted within a second. */
    Optional<ByteStream> takenIfAny() throws InterruptedException {
        return Optional.ofNullable(accepted.poll(1, TimeUnit.SECONDS));
    }

    Pair connect() throws Exception {
        var dialled = dial();
        var taken = taken();
        var near = new RecordedStream();
        var far = new RecordedStream();
        dialled.start(near);
        taken.start(far);
        return new Pair(dialled, near, taken, far);
    }

    /** Runs a check on the thread that accepts, and fails if it does. */
    void onItsThread(Runnable check) throws Exception {
        var done = new CompletableFuture<Void>();
        listening.executor().execute(() -> {
            try {
                check.run();
                done.complete(null);
            } catch (AssertionError e) {
                done.completeExceptionally(e);
            }
        });
        done.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    }

    @Override
    public void close() {
        listening.close();
        accepted.forEach(ByteStream::abort);
    }
}
