package wormhole.cli.exchange;

import java.util.Locale;
import java.util.Optional;
import wormhole.api.Verifier;
import wormhole.api.Wormhole;
import wormhole.cli.failure.Failure;
import wormhole.cli.failure.UsageException;
import wormhole.cli.terminal.Console;
import wormhole.filetransfer.FileTransfer;

/** The user compares the verifier, and says yes; anything else ends it, and the other side is told. */
final class Verification {
    private Verification() {}

    static void ask(Console console, Wormhole wormhole, Verifier verifier) throws Failure, UsageException {
        Optional<String> answer;
        do {
            answer = console.ask("Verifier " + verifier.hex() + ". ok? (yes/no): ")
                    .map(word -> word.toLowerCase(Locale.ROOT));
        } while (answer.filter(word -> !word.equals("yes") && !word.equals("no"))
                .isPresent());
        if (!answer.equals(Optional.of("yes"))) {
            FileTransfer.abandon(wormhole, FileTransfer.VERIFIER_REJECTED);
            throw Failure.ofTransfer(
                    FileTransfer.VERIFIER_REJECTED,
                    answer.isPresent() ? "" : "There was no answer: standard input has ended.");
        }
    }
}
