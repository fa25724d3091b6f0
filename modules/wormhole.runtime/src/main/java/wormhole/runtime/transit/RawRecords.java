package wormhole.runtime.transit;

import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import org.jspecify.annotations.Nullable;
import wormhole.transit.record.RecordFormat;

/**
 * Cuts what comes from the stream into whole records, sealed still, each in one piece of an array, so that it is opened where it
 * stands. One thread brings, another takes. A record that is too long or too short is not gathered: its length alone is passed on,
 * for the decoder to object to, and nothing after it is kept.
 */
final class RawRecords {
    private static final int FIRST_ARRAY = 16 << 10;
    private static final int ARRAY = 256 << 10;
    private static final int MOST_FREE = 6;

    /** Part of an array that holds records. */
    static final class Chunk {
        private byte[] array;
        // How far bytes have come, and how far whole records: used by the thread that brings.
        private int end;
        private int framed;
        // Guarded by the monitor of the outer object.
        private int ready;
        private int taken;
        private int given;
        private boolean sealed;

        private Chunk(byte[] array) {
            this.array = array;
        }
    }

    /** A whole record, or what is objected to. */
    record Raw(Chunk chunk, byte[] array, int offset, int length) {}

    private final long longest;

    // The thread that brings.
    private final byte[] head = new byte[RecordFormat.LENGTH_BYTES];
    private int headBytes;
    private long missing;
    private int nextArray = FIRST_ARRAY;
    private Chunk tail = new Chunk(new byte[0]);

    // Guarded by this.
    private final Deque<Chunk> chunks = new ArrayDeque<>();
    private final Deque<byte[]> free = new ArrayDeque<>();
    private long held;
    private boolean spoilt;

    RawRecords(int maxRecordBytes) {
        longest = (long) maxRecordBytes + RecordFormat.SEALED_BYTES;
    }

    // ---- the thread that brings

    /** Takes what came. True if there is something new to be taken. */
    boolean add(ByteBuffer data) {
        var fresh = false;
        while (data.hasRemaining() && !spoilt) {
            if (missing > 0) {
                copy(data);
            } else {
                readHead(data);
            }
            fresh |= missing == 0 && headBytes == 0 || spoilt;
        }
        data.position(data.limit());
        publish();
        return fresh;
    }

    /** Whether the last byte ended a record. */
    boolean atBoundary() {
        return missing == 0 && headBytes == 0;
    }

    private void readHead(ByteBuffer data) {
        var now = Math.min(head.length - headBytes, data.remaining());
        data.get(head, headBytes, now);
        headBytes += now;
        if (headBytes < head.length) {
            return;
        }
        var length = ByteBuffer.wrap(head).getInt() & 0xffffffffL;
        if (length < RecordFormat.SEALED_BYTES || length > longest) {
            begin(0);
            spoil();
        } else {
            begin((int) length);
        }
    }

    private synchronized void spoil() {
        spoilt = true;
        tail.framed = tail.end;
    }

    private void begin(int length) {
        var size = head.length + length;
        if (tail.array.length - tail.end < size) {
            replaceTail(size);
        }
        System.arraycopy(head, 0, tail.array, tail.end, head.length);
        tail.end += head.length;
        missing = length;
    }

    private void replaceTail(int size) {
        publish();
        synchronized (this) {
            tail.sealed = true;
            recycle(tail);
            tail = new Chunk(array(size));
            chunks.addLast(tail);
        }
    }

    // A long record's array grows with what has come, not with what its length promises.
    private byte[] array(int size) {
        var wanted = Math.max(nextArray, Math.min(size, ARRAY));
        nextArray = Math.min(ARRAY, 2 * nextArray);
        var again = free.pollLast();
        return again != null && again.length >= wanted ? again : new byte[wanted];
    }

    private void copy(ByteBuffer data) {
        if (tail.end == tail.array.length) {
            grow();
        }
        var now = (int) Math.min(Math.min(missing, data.remaining()), tail.array.length - tail.end);
        data.get(tail.array, tail.end, now);
        tail.end += now;
        missing -= now;
        if (missing == 0) {
            headBytes = 0;
            tail.framed = tail.end;
        }
    }

    // The thread that takes may be looking at the records before this one.
    private synchronized void grow() {
        tail.array = Arrays.copyOf(tail.array, (int) Math.min(2L * tail.array.length, tail.end + missing));
    }

    private synchronized void publish() {
        held += tail.framed - tail.ready;
        tail.ready = tail.framed;
    }

    // ---- the thread that takes

    /** The next whole record, or nothing now. To be given back. */
    synchronized @Nullable Raw poll() {
        for (var chunk = chunks.peekFirst(); chunk != null; chunk = chunks.peekFirst()) {
            if (chunk.taken < chunk.ready) {
                return take(chunk);
            }
            if (!chunk.sealed) {
                return null;
            }
            chunks.removeFirst();
        }
        return null;
    }

    private Raw take(Chunk chunk) {
        var at = chunk.taken;
        var left = chunk.ready - at;
        var length = left < RecordFormat.OVERHEAD
                ? left
                : RecordFormat.LENGTH_BYTES + ByteBuffer.wrap(chunk.array).getInt(at);
        chunk.taken += length;
        return new Raw(chunk, chunk.array, at, length);
    }

    /** A record is not needed any more. */
    synchronized void giveBack(Raw raw) {
        held -= raw.length();
        raw.chunk().given += raw.length();
        recycle(raw.chunk());
    }

    private void recycle(Chunk chunk) {
        if (chunk.sealed && chunk.given == chunk.ready && chunk.array.length == ARRAY && free.size() < MOST_FREE) {
            free.addLast(chunk.array);
            chunk.array = new byte[0];
        }
    }

    /** How much is there in whole records, those taken and not given back included. */
    synchronized long held() {
        return held;
    }

    synchronized void clear() {
        chunks.clear();
        free.clear();
    }
}
