package wormhole.runtime.transit;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import wormhole.spi.crypto.SecretBytes;
import wormhole.spi.stream.ByteStream;
import wormhole.transit.record.RecordEncoder;
import wormhole.transit.record.RecordFormat;

/**
 * The sending half of a pipe. Records are sealed on the threads that send them, while the stream's thread writes those before.
 * While the stream says that enough is queued nothing more is sealed, so a slow peer costs the stream's queue and no more.
 */
final class Outbound {
    private static final class Waiting {
        final ByteBuffer record;
        final CompletableFuture<Void> future = new CompletableFuture<>();
        boolean sealed;

        Waiting(ByteBuffer record) {
            this.record = record;
        }
    }

    private final ByteStream stream;
    private final RecordEncoder encoder;
    private final SecretBytes key;
    private final Executor application;

    // Held while a record is sealed and queued, so that the order of nonces is that of the wire, and the key is not
    // wiped meanwhile.
    private final ReentrantLock sealing = new ReentrantLock();
    private final SealedBuffers buffers = new SealedBuffers();
    private final Deque<Waiting> waiting = new ArrayDeque<>();

    // Held for moments only; the stream's thread may wait for it.
    private final ReentrantLock state = new ReentrantLock();
    private final Condition changed = state.newCondition();
    private boolean full;
    private volatile boolean asked;
    private @Nullable IOException ended;

    Outbound(ByteStream stream, RecordEncoder encoder, SecretBytes key, Executor application) {
        this.stream = stream;
        this.encoder = encoder;
        this.key = key;
        this.application = application;
    }

    void send(ByteBuffer record) throws IOException {
        sealing.lock();
        try {
            drain();
            awaitRoom();
            seal(record);
        } finally {
            sealing.unlock();
        }
    }

    CompletableFuture<Void> sending(ByteBuffer record) {
        var next = new Waiting(record);
        sealing.lock();
        try {
            waiting.add(next);
            asked = true;
        } finally {
            sealing.unlock();
        }
        drainAndTell();
        return next.future;
    }

    /** On the stream's thread. */
    void writable() {
        state.lock();
        try {
            full = false;
            changed.signalAll();
        } finally {
            state.unlock();
        }
        if (asked) {
            application.execute(this::drainAndTell);
        }
    }

    void end(IOException why) {
        state.lock();
        try {
            if (ended != null) {
                return;
            }
            ended = why;
            changed.signalAll();
        } finally {
            state.unlock();
        }
        application.execute(this::last);
    }

    private void last() {
        sealing.lock();
        try {
            key.wipe();
        } finally {
            sealing.unlock();
        }
        drainAndTell();
    }

    // ---- asynchronous records

    private void drainAndTell() {
        var done = new ArrayList<Waiting>();
        IOException failure = null;
        sealing.lock();
        try {
            for (var next = waiting.peek(); next != null && sealedWithRoomLeft(next); next = waiting.peek()) {
                done.add(waiting.remove());
            }
        } catch (IOException e) {
            failure = e;
        } finally {
            asked = !waiting.isEmpty();
            sealing.unlock();
        }
        done.forEach(each -> each.future.complete(null));
        if (failure != null) {
            failWaiting(failure);
        }
    }

    private void failWaiting(IOException failure) {
        sealing.lock();
        var failed = new ArrayList<>(waiting);
        waiting.clear();
        sealing.unlock();
        failed.forEach(each -> each.future.completeExceptionally(failure));
    }

    private boolean sealedWithRoomLeft(Waiting next) throws IOException {
        if (!next.sealed && hasRoom()) {
            seal(next.record);
            next.sealed = true;
        }
        return next.sealed && hasRoom();
    }

    // Before a record that is sent by waiting, those of futures.
    private void drain() throws IOException {
        for (var next = waiting.peek(); next != null; next = waiting.peek()) {
            awaitRoom();
            if (!next.sealed) {
                seal(next.record);
            }
            var done = waiting.remove();
            application.execute(() -> done.future.complete(null));
        }
    }

    // ---- one record

    private boolean hasRoom() throws IOException {
        state.lock();
        try {
            if (ended != null) {
                throw Arrivals.again(ended);
            }
            return !full;
        } finally {
            state.unlock();
        }
    }

    private void awaitRoom() throws IOException {
        state.lock();
        try {
            while (full && ended == null) {
                changed.await();
            }
            if (ended != null) {
                throw Arrivals.again(ended);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while sending; nothing of the record was sent");
        } finally {
            state.unlock();
        }
    }

    private void seal(ByteBuffer record) {
        var length = record.remaining();
        var sealedLength = length + RecordFormat.OVERHEAD;
        var array = buffers.take(sealedLength, stream.queued());
        if (record.hasArray()) {
            encoder.encode(record.array(), record.arrayOffset() + record.position(), length, array, 0);
            record.position(record.limit());
        } else {
            record.get(array, RecordFormat.OVERHEAD, length);
            encoder.encode(array, RecordFormat.OVERHEAD, length, array, 0);
        }
        buffers.given(array, sealedLength);
        write(ByteBuffer.wrap(array, 0, sealedLength));
    }

    private void write(ByteBuffer sealed) {
        state.lock();
        try {
            full = !stream.write(sealed);
        } finally {
            state.unlock();
        }
    }
}
