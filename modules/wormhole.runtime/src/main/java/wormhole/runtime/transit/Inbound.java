package wormhole.runtime.transit;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import wormhole.api.error.PeerMisbehavedException;
import wormhole.spi.crypto.SecretBytes;
import wormhole.spi.stream.ByteStream;
import wormhole.transit.record.BadRecordException;
import wormhole.transit.record.RecordDecoder;

/**
 * The receiving half of a pipe. The stream's thread only copies what comes and finds the borders of records; they are opened on
 * the threads that receive. When enough is held the stream is paused, and the peer feels it.
 */
final class Inbound {
    private final RecordDecoder decoder;
    private final SecretBytes key;
    private final Executor application;
    private final Consumer<IOException> broken;
    private final Arrivals arrivals;

    // Held while records are opened and taken, so that the key is not wiped meanwhile.
    private final ReentrantLock opening = new ReentrantLock();
    private RawRecords.@Nullable Raw open;
    private byte[] plain = new byte[0];
    private int plainAt;
    private int plainEnd;

    // Added to by anybody, taken from by who holds the lock above. Who would answer but finds it held says so.
    private final Queue<CompletableFuture<Optional<byte[]>>> asking = new ConcurrentLinkedQueue<>();
    private final AtomicBoolean unanswered = new AtomicBoolean();

    Inbound(
            ByteStream stream,
            RecordDecoder decoder,
            SecretBytes key,
            int maxRecordBytes,
            Executor application,
            Consumer<IOException> broken) {
        this.decoder = decoder;
        this.key = key;
        this.application = application;
        this.broken = broken;
        this.arrivals = new Arrivals(stream, maxRecordBytes);
    }

    // ---- the stream's thread

    void received(ByteBuffer data) {
        if (arrivals.add(data)) {
            tellAskers();
        }
    }

    void ended(Optional<IOException> why) {
        arrivals.ended(why);
        tellAskers();
    }

    private void tellAskers() {
        if (!asking.isEmpty()) {
            application.execute(this::answer);
        }
    }

    // ---- those that receive

    Optional<byte[]> receive() throws IOException {
        opening.lock();
        try {
            return nextOpened(true) ? Optional.of(takeAll()) : Optional.empty();
        } finally {
            letGo();
        }
    }

    int read(ByteBuffer into) throws IOException {
        if (!into.hasRemaining()) {
            return 0;
        }
        opening.lock();
        try {
            do {
                if (!nextOpened(true)) {
                    return -1;
                }
                finishIfEmpty();
            } while (open == null);
            var now = Math.min(into.remaining(), plainEnd - plainAt);
            into.put(plain, plainAt, now);
            plainAt += now;
            finishIfEmpty();
            return now;
        } finally {
            letGo();
        }
    }

    CompletableFuture<Optional<byte[]>> receiving() {
        var promise = new CompletableFuture<Optional<byte[]>>();
        asking.add(promise);
        answer();
        return promise;
    }

    private void letGo() {
        opening.unlock();
        if (unanswered.get()) {
            tellAskers();
        }
    }

    // Never waits: who holds the lock, perhaps until a record comes, lets others answer afterwards.
    private void answer() {
        unanswered.set(true);
        while (unanswered.get() && opening.tryLock()) {
            Runnable answered;
            try {
                unanswered.set(false);
                answered = answerOne();
            } finally {
                opening.unlock();
            }
            if (answered != null) {
                unanswered.set(true);
                answered.run();
            }
        }
    }

    // What completes the next promise, outside the lock; null if there is none or nothing to complete it with.
    private @Nullable Runnable answerOne() {
        asking.removeIf(CompletableFuture::isDone);
        var promise = asking.peek();
        return promise == null ? null : answerTo(promise);
    }

    private @Nullable Runnable answerTo(CompletableFuture<Optional<byte[]>> promise) {
        try {
            if (nextOpened(false)) {
                asking.remove();
                var record = takeAll();
                return () -> promise.complete(Optional.of(record));
            }
            if (!arrivals.isOver()) {
                return null;
            }
            asking.remove();
            return () -> promise.complete(Optional.empty());
        } catch (IOException e) {
            asking.remove();
            return () -> promise.completeExceptionally(e);
        }
    }

    private byte[] takeAll() {
        var record = Arrays.copyOfRange(plain, plainAt, plainEnd);
        plainAt = plainEnd;
        finishIfEmpty();
        return record;
    }

    private void finishIfEmpty() {
        var done = open;
        if (done != null && plainAt == plainEnd) {
            open = null;
            arrivals.giveBack(done);
        }
    }

    // False at the end, or, without waiting, if there is none yet.
    private boolean nextOpened(boolean wait) throws IOException {
        if (open != null) {
            return true;
        }
        var next = wait ? arrivals.await() : arrivals.poll();
        if (next == null) {
            return false;
        }
        try {
            decoder.decode(next.array(), next.offset(), next.length(), (array, offset, length) -> {
                plain = array;
                plainAt = offset;
                plainEnd = offset + length;
            });
            open = next;
            return true;
        } catch (BadRecordException e) {
            throw spoilt(e);
        }
    }

    private IOException spoilt(BadRecordException e) {
        var why = new PeerMisbehavedException("the peer sent " + e.getMessage());
        arrivals.spoilt(why);
        broken.accept(why);
        return Arrivals.again(why);
    }

    void close() {
        arrivals.close();
        application.execute(() -> {
            opening.lock();
            try {
                key.wipe();
                arrivals.clear();
            } finally {
                opening.unlock();
            }
            answer();
        });
    }
}
