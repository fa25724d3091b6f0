package wormhole.runtime.flavour;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** Messages nobody has asked for, and those who ask for messages that are not there. Thread-safe. */
final class Unread {
    private final Queue<byte[]> messages = new ArrayDeque<>();
    private final Queue<CompletableFuture<byte[]>> waiting = new ArrayDeque<>();
    private @Nullable Throwable end;

    /** The next message, or a promise of it; fails at once when there are none left and none will come. */
    synchronized CompletableFuture<byte[]> take() {
        var message = messages.poll();
        if (message != null) {
            return CompletableFuture.completedFuture(message);
        }
        if (end != null) {
            return CompletableFuture.failedFuture(end);
        }
        waiting.removeIf(CompletableFuture::isDone);
        var promise = new CompletableFuture<byte[]>();
        waiting.add(promise);
        return promise;
    }

    /** A message for whoever asked first and still wants it. */
    void put(byte[] message) {
        for (var asker = nextAskerOrKeep(message); asker != null; asker = nextAskerOrKeep(message)) {
            if (asker.complete(message)) {
                return;
            }
        }
    }

    /** None will come. What is there can still be taken. */
    void end(Throwable why) {
        Queue<CompletableFuture<byte[]>> disappointed;
        synchronized (this) {
            end = why;
            disappointed = new ArrayDeque<>(waiting);
            waiting.clear();
        }
        disappointed.forEach(asker -> asker.completeExceptionally(why));
    }

    synchronized int size() {
        return messages.size();
    }

    private synchronized @Nullable CompletableFuture<byte[]> nextAskerOrKeep(byte[] message) {
        var asker = waiting.poll();
        if (asker == null) {
            messages.add(message);
        }
        return asker;
    }
}
