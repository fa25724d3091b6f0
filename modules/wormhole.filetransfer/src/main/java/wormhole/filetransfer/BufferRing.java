package wormhole.filetransfer;

import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Optional;
import wormhole.api.error.WormholeException;
import wormhole.filetransfer.error.TransferCancelledException;

/**
 * A few buffers that go round between the thread that fills them and the one that empties them, so that both work at once and
 * memory is constant.
 */
final class BufferRing {
    /** So large that handing over costs nothing, so small that a few of them stay in a processor's cache. */
    static final int BUFFER_BYTES = 256 << 10;

    private static final int BUFFERS = 4;

    private final ArrayDeque<ByteBuffer> empty = new ArrayDeque<>();
    private final ArrayDeque<ByteBuffer> full = new ArrayDeque<>();
    private boolean finished;
    private Optional<WormholeException> failure = Optional.empty();

    BufferRing() {
        for (var i = 0; i < BUFFERS; i++) {
            empty.add(ByteBuffer.allocate(BUFFER_BYTES));
        }
    }

    /** Waits for a buffer to fill; it is clear. */
    synchronized ByteBuffer takeEmpty() throws WormholeException {
        while (empty.isEmpty() && failure.isEmpty()) {
            pause();
        }
        check();
        return empty.remove().clear();
    }

    /** Hands over a buffer, to be read from position to limit. */
    synchronized void putFull(ByteBuffer buffer) {
        full.add(buffer);
        notifyAll();
    }

    /** Waits for a buffer to empty; nothing if there will be none. */
    synchronized Optional<ByteBuffer> takeFull() throws WormholeException {
        while (full.isEmpty() && !finished && failure.isEmpty()) {
            pause();
        }
        check();
        return Optional.ofNullable(full.poll());
    }

    synchronized void putEmpty(ByteBuffer buffer) {
        empty.add(buffer);
        notifyAll();
    }

    /** No more buffers will be filled. */
    synchronized void finish() {
        finished = true;
        notifyAll();
    }

    /** Both sides end. The first reason counts. */
    synchronized void fail(WormholeException why) {
        if (failure.isEmpty()) {
            failure = Optional.of(why);
        }
        notifyAll();
    }

    /** Throws the reason of a failure, if there was one. */
    synchronized void check() throws WormholeException {
        if (failure.isPresent()) {
            throw failure.get();
        }
    }

    private void pause() {
        try {
            wait();
        } catch (InterruptedException e) {
            // The two threads are the transfer's own; who wants them to end says so here.
            fail(new TransferCancelledException());
        }
    }
}
