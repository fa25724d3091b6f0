package wormhole.cli.terminal;

import java.util.Locale;
import wormhole.cli.failure.UsageException;

/** A question whose answer is no unless it is yes. */
public final class Confirmation {
    private Confirmation() {}

    /**
     * Asks until there is an answer.
     *
     * @param console whom
     * @param question without a question mark's space
     * @return whether it is yes; the end of standard input is no, and said so
     * @throws UsageException the answer cannot be read as text
     */
    public static boolean ask(Console console, String question) throws UsageException {
        while (true) {
            var answer = console.ask(question + " [y/N]: ");
            if (answer.isEmpty()) {
                console.note("\nThere was no answer: standard input has ended. --yes goes on without asking.");
                return false;
            }
            switch (answer.get().strip().toLowerCase(Locale.ROOT)) {
                case "y", "yes" -> {
                    return true;
                }
                case "", "n", "no" -> {
                    return false;
                }
                default -> console.note("Error: invalid input");
            }
        }
    }
}
