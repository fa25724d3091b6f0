package wormhole.transport.tcp;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;
import java.util.ArrayDeque;
import org.jspecify.annotations.Nullable;

/** What waits to be written on one stream. Any thread adds; one thread writes. Holds no buffer while it is empty. */
final class WriteQueue {
    private static final long FULL = 256 * 1024;
    private static final long ROOMY = 64 * 1024;

    /** What {@link #add} did: whether the writer is to be told, and whether the queue is too long now. */
    record Added(boolean first, boolean tooLong) {}

    private @Nullable ArrayDeque<ByteBuffer> waiting;
    private long size;
    private boolean scheduled;
    private boolean blocked;
    private boolean full;

    synchronized Added add(ByteBuffer... data) {
        enqueue(data);
        boolean first = !scheduled && !blocked;
        scheduled = true;
        full |= size > FULL;
        return new Added(first, size > FULL);
    }

    /** What the channel did not take: it is waited for, and whoever added it is to wait until there is room. */
    synchronized void addRest(ByteBuffer data) {
        enqueue(data);
        blocked = true;
        full = true;
    }

    private void enqueue(ByteBuffer... data) {
        var queue = waiting == null ? new ArrayDeque<ByteBuffer>(Math.max(4, data.length)) : waiting;
        waiting = queue;
        for (var buffer : data) {
            if (buffer.hasRemaining()) {
                queue.add(buffer);
                size += buffer.remaining();
            }
        }
    }

    synchronized long size() {
        return size;
    }

    /** Whether the last write left something over. */
    synchronized boolean blocked() {
        return blocked;
    }

    synchronized void clear() {
        waiting = null;
        size = 0;
        blocked = false;
    }

    /** Whether the queue was too long and is short now; true once each time. */
    synchronized boolean becameRoomy() {
        boolean became = full && size < ROOMY;
        full &= !became;
        return became;
    }

    /** Writes through the buffer, which is direct: many small pieces become one call. True if nothing is left. */
    boolean writeTo(WritableByteChannel channel, ByteBuffer through, int calls) throws IOException {
        begin();
        for (int i = 0; i < calls; i++) {
            fill(through.clear());
            if (!through.flip().hasRemaining()) {
                return finish();
            }
            consume(channel.write(through));
            if (through.hasRemaining()) {
                break;
            }
        }
        return finish();
    }

    private synchronized void begin() {
        scheduled = false;
    }

    private synchronized void fill(ByteBuffer through) {
        if (waiting == null) {
            return;
        }
        for (var buffer : waiting) {
            if (!through.hasRemaining()) {
                return;
            }
            var piece = buffer.duplicate();
            piece.limit(piece.position() + Math.min(piece.remaining(), through.remaining()));
            through.put(piece);
        }
    }

    private synchronized void consume(int written) {
        size -= written;
        int left = written;
        while (waiting != null && left > 0) {
            var buffer = waiting.getFirst();
            int step = Math.min(left, buffer.remaining());
            buffer.position(buffer.position() + step);
            left -= step;
            if (!buffer.hasRemaining()) {
                waiting.removeFirst();
            }
        }
    }

    private synchronized boolean finish() {
        blocked = size > 0;
        if (!blocked) {
            waiting = null;
            // What was added meanwhile, when the channel was still waited for, has been written without its writer
            // told.
            scheduled = false;
        }
        return !blocked;
    }
}
