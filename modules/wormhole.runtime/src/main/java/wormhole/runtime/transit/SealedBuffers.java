package wormhole.runtime.transit;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * The arrays that sealed records are written from, used again when the stream has written them: what has left its queue is ours
 * again. For one thread at a time.
 */
final class SealedBuffers {
    private static final int SMALLEST_KEPT = 8 << 10;
    private static final int LARGEST_KEPT = 512 << 10;
    private static final int MOST_KEPT = 8;

    private record Flying(byte[] array, long end) {}

    private final Deque<Flying> flying = new ArrayDeque<>();
    private final Deque<byte[]> free = new ArrayDeque<>();
    private long given;

    /**
     * An array to seal into.
     *
     * @param bytes at least so long
     * @param queued what the stream has not written yet
     */
    byte[] take(int bytes, long queued) {
        reclaim(given - queued);
        if (bytes < SMALLEST_KEPT) {
            return new byte[bytes];
        }
        for (var array = free.pollLast(); array != null; array = free.pollLast()) {
            if (array.length >= bytes) {
                return array;
            }
        }
        return new byte[bytes];
    }

    private void reclaim(long written) {
        while (!flying.isEmpty() && flying.getFirst().end() <= written) {
            var array = flying.removeFirst().array();
            if (array.length >= SMALLEST_KEPT && array.length <= LARGEST_KEPT && free.size() < MOST_KEPT) {
                free.addLast(array);
            }
        }
    }

    /** It goes to the stream now. */
    void given(byte[] array, int bytes) {
        given += bytes;
        flying.addLast(new Flying(array, given));
    }
}
