package wormhole.filetransfer;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import wormhole.api.error.WormholeException;
import wormhole.filetransfer.archive.Cancel;
import wormhole.filetransfer.error.TransferCancelledException;

/** The end of a transfer before its time. Wakes everything that waits; the first reason counts. */
final class Stop implements Cancel {
    private final CompletableFuture<WormholeException> reason = new CompletableFuture<>();
    private final List<Runnable> wakers = new ArrayList<>();
    private final Patience patience;

    Stop(Patience patience) {
        this.patience = patience;
    }

    /** Stops. What is woken is woken in the order in which it asked for that. */
    void because(WormholeException why) {
        List<Runnable> all;
        synchronized (wakers) {
            reason.complete(why);
            all = List.copyOf(wakers);
            wakers.clear();
        }
        all.forEach(Runnable::run);
    }

    /** Runs something when it stops, which wakes whoever waits for it; now, if it did already. */
    void wakes(Runnable waker) {
        synchronized (wakers) {
            if (!reason.isDone()) {
                wakers.add(waker);
                return;
            }
        }
        waker.run();
    }

    Optional<WormholeException> reason() {
        return Optional.ofNullable(reason.getNow(null));
    }

    /** As {@link #reason}, for which it waits: the peer's word may still be on its way when the connection ends. */
    Optional<WormholeException> reasonSoon() {
        try {
            return Optional.of(reason.get(patience.word().toMillis(), TimeUnit.MILLISECONDS));
        } catch (TimeoutException | ExecutionException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    /** Waits for an answer, or for the stop. */
    <T> T await(CompletableFuture<T> answer) throws WormholeException {
        try {
            CompletableFuture.anyOf(answer, reason).join();
            rethrow();
            return answer.join();
        } catch (CompletionException e) {
            rethrow();
            if (e.getCause() instanceof WormholeException why) {
                throw why;
            }
            throw e;
        }
    }

    /** As {@link #await(CompletableFuture)}, but stops when it takes longer than this. */
    <T> T await(CompletableFuture<T> answer, Duration limit, WormholeException late) throws WormholeException {
        var timer = new CompletableFuture<Void>().completeOnTimeout(null, limit.toMillis(), TimeUnit.MILLISECONDS);
        timer.thenRun(() -> because(late));
        try {
            return await(answer);
        } finally {
            timer.cancel(false);
        }
    }

    /** Throws the reason, if there is one. */
    void rethrow() throws WormholeException {
        var why = reason();
        if (why.isPresent()) {
            throw why.get();
        }
    }

    @Override
    public void check() throws TransferCancelledException {
        if (reason.isDone()) {
            throw new TransferCancelledException();
        }
    }
}
