package wormhole.cli.exchange;

import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import wormhole.api.Verifier;
import wormhole.api.error.WormholeException;
import wormhole.cli.failure.UsageException;
import wormhole.cli.terminal.Console;

/** The user compares the verifier, and says yes; anything else ends it, and the other side is told. */
record Verification(Console console, Verifier verifier, CompletableFuture<Boolean> approval) {
    /**
     * A transfer that waits for it.
     *
     * @param wanted whether the user must compare it at all
     */
    static Verification of(Console console, Verifier verifier, boolean wanted) {
        return new Verification(
                console, verifier, wanted ? new CompletableFuture<>() : CompletableFuture.completedFuture(true));
    }

    /**
     * Asks, unless there is nothing to ask.
     *
     * @param transfer waits for the answer; fails if the other side gives up before
     */
    void ask(CompletableFuture<?> transfer) throws UsageException, WormholeException, InterruptedException {
        if (!approval.isDone()) {
            Question<Boolean> question = this::isConfirmed;
            approval.complete(question.unlessEnded(transfer, console));
        }
    }

    private boolean isConfirmed() throws UsageException {
        while (true) {
            var answer = console.ask("Verifier " + verifier.hex() + ". ok? (yes/no): ")
                    .map(word -> word.toLowerCase(Locale.ROOT));
            if (answer.isEmpty()) {
                console.note("\nThere was no answer: standard input has ended.");
            }
            if (answer.isEmpty() || answer.equals(Optional.of("yes")) || answer.equals(Optional.of("no"))) {
                return answer.equals(Optional.of("yes"));
            }
        }
    }
}
