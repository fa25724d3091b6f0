package wormhole.cli.doctor;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import wormhole.cli.terminal.Escaping;

/** Looks at one thing. */
interface Check {
    /** Its name, one word. */
    String name();

    /** What is waited for, as the user is told. */
    String whatAnswers();

    /** What to do if it does not work, and nobody knows better. */
    String advice();

    /** What to do about an error; as always, unless somebody does know better. */
    default String adviceOn(Exception error) {
        return advice();
    }

    /**
     * Looks. May take as long as the limit it was made with allows, a few times over.
     *
     * @throws IOException it does not work; the message says why
     * @throws TimeoutException somebody did not answer in time
     */
    List<Finding> look() throws IOException, TimeoutException, InterruptedException;

    /** What is found if it does not work. */
    default Finding failed(String says, String advice) {
        return Finding.failed(name(), says, advice);
    }

    /** What is found if nothing came for so long. */
    default Finding late(Duration waited) {
        return failed(whatAnswers() + " did not answer within " + waited.toSeconds() + " s", advice());
    }

    /** Looks, and takes for a finding whatever goes wrong. No answer is waited for longer than that. */
    default List<Finding> findings(Duration limit) {
        try {
            return look();
        } catch (TimeoutException e) {
            return List.of(late(limit));
        } catch (IOException | RuntimeException e) {
            return List.of(failed(Escaping.line(String.valueOf(e.getMessage()), 500), adviceOn(e)));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return List.of(failed("interrupted", ""));
        }
    }

    /** Waits for something, and no longer than it may take. */
    static <T> T await(CompletableFuture<T> future, Duration limit)
            throws IOException, TimeoutException, InterruptedException {
        try {
            return future.get(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof IOException expected) {
                throw expected;
            }
            throw new CompletionException(e.getCause());
        }
    }
}
