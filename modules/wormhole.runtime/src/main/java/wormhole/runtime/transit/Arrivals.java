package wormhole.runtime.transit;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import wormhole.api.error.PeerMisbehavedException;
import wormhole.spi.stream.ByteStream;

/**
 * The records that have come and are not opened yet, and how the stream is: flowing, paused because enough is held, at its end.
 * The stream's thread brings, those that receive take and give back, and anybody may close.
 */
final class Arrivals {
    static final long ENOUGH = 1 << 20;
    private static final long LITTLE = 512 << 10;

    private final ByteStream stream;
    private final RawRecords raw;

    // Held for moments only; the stream's thread may wait for it.
    private final ReentrantLock state = new ReentrantLock();
    private final Condition changed = state.newCondition();
    private boolean paused;
    private boolean cut;
    private boolean over;
    private volatile boolean closedHere;
    private @Nullable IOException failure;

    Arrivals(ByteStream stream, int maxRecordBytes) {
        this.stream = stream;
        this.raw = new RawRecords(maxRecordBytes);
    }

    // ---- the stream's thread

    /** Whether there is more to take than before. */
    boolean add(ByteBuffer data) {
        if (closedHere || !raw.add(data)) {
            return false;
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
        return true;
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
    }

    // ---- those that receive

    /** The next one; null at the end. */
    RawRecords.@Nullable Raw await() throws IOException {
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

    /** The next one; null if none is there yet, and at the end. */
    RawRecords.@Nullable Raw poll() throws IOException {
        state.lock();
        try {
            return polled();
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

    boolean isOver() {
        state.lock();
        try {
            return over;
        } finally {
            state.unlock();
        }
    }

    /** One that was taken is not needed any more. */
    void giveBack(RawRecords.Raw done) {
        raw.giveBack(done);
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

    /** One that was taken is none. Nothing after it is. */
    void spoilt(PeerMisbehavedException why) {
        state.lock();
        try {
            failure = failure == null ? why : failure;
        } finally {
            state.unlock();
        }
    }

    // ---- anybody

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
    }

    /** Lets go of all that is held. After closing, while nobody holds one that was taken. */
    void clear() {
        raw.clear();
    }

    /** The same failure, thrown anew where somebody meets it. */
    static IOException again(@Nullable IOException why) {
        return why instanceof PeerMisbehavedException
                ? new PeerMisbehavedException(why.getMessage())
                : new IOException(why == null ? "the pipe has ended" : why.getMessage(), why);
    }
}
