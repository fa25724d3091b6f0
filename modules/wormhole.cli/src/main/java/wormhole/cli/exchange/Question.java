package wormhole.cli.exchange;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import wormhole.api.error.WormholeException;
import wormhole.cli.failure.UsageException;

/**
 * Something that our user is asked while a transfer waits for the answer.
 *
 * @param <T> the answer
 */
@FunctionalInterface
interface Question<T> {
    /** Waits for the answer. */
    T ask() throws UsageException;

    /**
     * Asks, unless the transfer ends before there is an answer: then nobody waits for it any more. The thread that does is left
     * behind, as reading from a terminal cannot be ended.
     *
     * @throws WormholeException the transfer has ended
     */
    default T unlessEnded(CompletableFuture<?> transfer)
            throws UsageException, WormholeException, InterruptedException {
        var answer = new CompletableFuture<T>();
        var asking = new Thread(() -> answer(answer), "wormhole-question");
        asking.setDaemon(true);
        asking.start();
        // Before there is an answer it can only fail.
        transfer.exceptionally(error -> {
            answer.completeExceptionally(cause(error));
            return null;
        });
        try {
            return answer.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof WormholeException ended) {
                throw ended;
            } else if (e.getCause() instanceof UsageException unreadable) {
                throw unreadable;
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
