package wormhole.cli.exchange;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import wormhole.api.error.WormholeClosedException;
import wormhole.api.error.WormholeException;
import wormhole.cli.failure.UsageException;
import wormhole.cli.terminal.Console;

/**
 * Something that our user is asked while the other side waits for the answer.
 *
 * @param <T> the answer
 */
@FunctionalInterface
interface Question<T> {
    /** Waits for the answer. */
    T ask() throws UsageException;

    /**
     * Asks, unless the other side gives up before there is an answer: then nobody waits for it any more. The thread that does is
     * left behind, as reading from a terminal cannot be ended.
     *
     * @param peer fails when the other side gives up, or the wormhole ends
     * @throws WormholeException why it failed
     * @throws WormholeClosedException the wormhole was closed on this side
     */
    default T unlessEnded(CompletableFuture<?> peer, Console console)
            throws UsageException, WormholeException, InterruptedException {
        var answer = new CompletableFuture<T>();
        // First, so that no answer that comes after the end counts.
        peer.exceptionally(error -> {
            answer.completeExceptionally(cause(error));
            return null;
        });
        var asking = new Thread(() -> answer(answer), "wormhole-question");
        asking.setDaemon(true);
        asking.start();
        try {
            return answer.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof WormholeException ended) {
                // The question still stands in the line.
                console.note("");
                throw ended;
            } else if (e.getCause() instanceof UsageException unreadable) {
                throw unreadable;
            } else if (e.getCause() instanceof WormholeClosedException closed) {
                throw closed;
            }
            throw new IllegalStateException(e.getCause());
        }
    }

    private void answer(CompletableFuture<T> answer) {
        try {
            answer.complete(ask());
        } catch (UsageException | RuntimeException e) {
            answer.completeExceptionally(e);
        }
    }

    private static Throwable cause(Throwable error) {
        return error instanceof CompletionException wrapped ? wrapped.getCause() : error;
    }
}
