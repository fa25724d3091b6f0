package wormhole.filetransfer;

import java.util.Optional;
import wormhole.filetransfer.archive.Target;

/**
 * Has what is received put on the disk on the way, while more is coming: of a large file it would otherwise take as long as a fifth
 * of the transfer to do so at the end. For one thread at a time; the disk is waited for by another.
 */
final class EarlySync {
    private static final long STEP_BYTES = 64 << 20;

    private final Target target;
    private long waiting;
    private Optional<Thread> running = Optional.empty();

    EarlySync(Target target) {
        this.target = target;
    }

    /** So many bytes more were written. */
    void wrote(int bytes) {
        waiting += bytes;
        if (waiting >= STEP_BYTES && running.filter(Thread::isAlive).isEmpty()) {
            waiting = 0;
            running = Optional.of(Threads.start("sync", target::syncEarly));
        }
    }

    /** Waits until the target is not used any more. */
    void finish() {
        running.ifPresent(Threads::join);
    }
}
