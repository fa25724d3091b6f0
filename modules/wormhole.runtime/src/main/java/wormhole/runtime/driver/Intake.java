package wormhole.runtime.driver;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/**
 * Keeps a server from sending faster than turns can read. A link's thread mostly runs the turn itself; only while another thread
 * is busy with turns do messages queue up, and then the link's thread waits here a little, so that the network feels it.
 */
final class Intake {
    private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(1);

    // Turns never block, so a full second means that something is wrong elsewhere: then memory is the lesser evil.
    private static final int MAX_PAUSES = 1000;

    private final long maxCharacters;
    private final AtomicLong held = new AtomicLong();

    Intake(long maxCharacters) {
        this.maxCharacters = maxCharacters;
    }

    /** Counts a message in, after a wait if too much is here already. */
    void enter(String message, boolean mayWait) {
        for (var pauses = 0; mayWait && held.get() > maxCharacters && pauses < MAX_PAUSES; pauses++) {
            LockSupport.parkNanos(PAUSE_NANOS);
        }
        held.addAndGet(message.length());
    }

    /** Counts it out. */
    void leave(String message) {
        held.addAndGet(-message.length());
    }

    long held() {
        return held.get();
    }
}
