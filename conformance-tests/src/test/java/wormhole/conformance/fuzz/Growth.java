package wormhole.conformance.fuzz;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;

/** Nothing a stranger sends makes us allocate out of proportion to its length. */
final class Growth {
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private static final long FIXED = 16L << 20;
    private static final long PER_BYTE = 32L << 10;

    // What classes are loaded and instrumented for the first time is counted as well, but only once.
    private static final int ATTEMPTS = 3;

    private Growth() {}

    interface Attempt {
        void run() throws Exception;
    }

    static void bounded(int length, Attempt attempt) throws Exception {
        var least = Long.MAX_VALUE;
        for (var i = 0; i < ATTEMPTS && least > FIXED + PER_BYTE * length; i++) {
            var before = THREADS.getCurrentThreadAllocatedBytes();
            attempt.run();
            least = Math.min(least, THREADS.getCurrentThreadAllocatedBytes() - before);
        }
        if (least > FIXED + PER_BYTE * length) {
            throw new AssertionError(length + " bytes made us allocate " + least);
        }
    }
}
