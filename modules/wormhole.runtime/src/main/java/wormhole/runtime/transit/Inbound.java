package wormhole.runtime.transit;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.Condition;
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
    static final long ENOUGH = 1 << 20;
    private static final long LITTLE = 512 << 10;

    private final ByteStream stream;
    private final RecordDecoder decoder;
    private final SecretBytes key;
    private final Executor application;
    private final Consumer<IOException> broken;
    private final RawRecords raw;

    // Held while records are opened and taken, so that the key is not wiped meanwhile.
    private final ReentrantLock opening = new ReentrantLock();
    private RawRecords.@Nullable Raw open;
    private byte[] plain = new byte[0];
    private int plainAt;
    private int plainEnd;

    // Added to by anybody, taken from by who holds the lock above. Who would answer but finds it held says so.
    private final Queue<CompletableFuture<Optional<byte[]>>> asking = new ConcurrentLinkedQueue<>();
    private final AtomicBoolean unanswered = new AtomicBoolean();

    // Held for moments only; the stream's thread may wait for it.
    private final ReentrantLock state = new ReentrantLock();
    private final Condition changed = state.newCondition();
    private boolean paused;
    private boolean cut;
    private boolean over;
    private volatile boolean closedHere;
    private @Nullable IOException failure;

    Inbound(
            ByteStream stream,
            RecordDecoder decoder,
            SecretBytes key,
            int maxRecordBytes,
            Executor application,
            Consumer<IOException> broken) {
        this.stream = stream;
        this.decoder = decoder;
        this.key = key;
        this.application = application;
        this.broken = broken;
        this.raw = new RawRecords(maxRecordBytes);
    }

    // ---- the stream's thread

    void received(ByteBuffer data) {
        if (closedHere || !raw.add(data)) {
            return;
        }
        state.lock();
        try {
            if (!paused && raw.held() >= ENOUGH) {
                paused = true;
                stream.pause();
            }
            changed.signalAll();
        } finally {
            state.unlock();
        }
        tellAskers();
    }

    void ended(Optional<IOException> why) {
        state.lock();
        try {
            over = true;
            cut = !raw.atBoundary();
            if (failure == null && why.isPresent()) {
                failure = new IOException(
                        "the connection to the peer broke: " + why.get().getMessage(), why.get());
            }
            changed.signalAll();
        } finally {
            state.unlock();
        }
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
            if (!isOver()) {
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
            raw.giveBack(done);
            resumeIfLittle();
        }
    }

    private void resumeIfLittle() {
        state.lock();
        try {
            if (paused && raw.held() <= LITTLE) {
                paused = false;
                stream.resume();
            }
        } finally {
            state.unlock();
        }
    }

    // False at the end, or, without waiting, if there is none yet.
    private boolean nextOpened(boolean wait) throws IOException {
        if (open != null) {
            return true;
        }
        var next = wait ? await() : pollOpen();
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
        state.lock();
        try {
            failure = failure == null ? why : failure;
        } finally {
            state.unlock();
        }
        broken.accept(why);
        return again(why);
    }

    private RawRecords.@Nullable Raw pollOpen() throws IOException {
        state.lock();
        try {
            return polled();
        } finally {
            state.unlock();
        }
    }

    private RawRecords.@Nullable Raw await() throws IOException {
        state.lock();
        try {
            var next = polled();
            while (next == null && !over) {
                changed.await();
                next = polled();
            }
            return next;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while waiting for a record; none is lost");
        } finally {
            state.unlock();
        }
    }

    // What came whole before a connection broke is still good; what comes after a bad record, or after closing, is not.
    private RawRecords.@Nullable Raw polled() throws IOException {
        if (failure instanceof PeerMisbehavedException || closedHere) {
            throw again(failure);
        }
        var next = raw.poll();
        if (next == null && failure != null) {
            throw again(failure);
        }
        if (next == null && over && cut) {
            throw new IOException("the connection to the peer ended inside a record");
        }
        return next;
    }

    private boolean isOver() {
        state.lock();
        try {
            return over;
        } finally {
            state.unlock();
        }
    }

    void close() {
        state.lock();
        try {
            closedHere = true;
            over = true;
            failure = new IOException("this record pipe was closed");
            changed.signalAll();
        } finally {
            state.unlock();
        }
        application.execute(() -> {
            opening.lock();
            try {
                key.wipe();
                raw.clear();
            } finally {
                opening.unlock();
            }
            answer();
        });
    }

    /** The same failure, thrown anew where somebody meets it. */
    static IOException again(@Nullable IOException why) {
        return why instanceof PeerMisbehavedException
                ? new PeerMisbehavedException(why.getMessage())
                : new IOException(why == null ? "the pipe has ended" : why.getMessage(), why);
    }
}
