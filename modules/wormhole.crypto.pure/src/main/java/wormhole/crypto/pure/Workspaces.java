package wormhole.crypto.pure;

import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * Wiped workspaces, to be used again by any thread. Not thread-local, so that nothing is left behind in an application's threads
 * and many threads do not keep many. Thread-safe.
 */
final class Workspaces {
    // As many are kept; more are in use if more threads seal at once.
    private static final int KEPT = 16;

    private final AtomicReferenceArray<@Nullable Workspace> idle = new AtomicReferenceArray<>(KEPT);

    Workspace take() {
        for (var i = 0; i < KEPT; i++) {
            var found = idle.getAndSet(i, null);
            if (found != null) {
                return found;
            }
        }
        return new Workspace();
    }

    void giveBack(Workspace workspace) {
        workspace.wipe();
        for (var i = 0; i < KEPT; i++) {
            if (idle.compareAndSet(i, null, workspace)) {
                return;
            }
        }
    }
}
