package wormhole.cli.code;

import java.util.function.IntPredicate;
import wormhole.api.Code;
import wormhole.api.Nameplate;
import wormhole.cli.failure.UsageException;

/**
 * A code as somebody typed it: a number, a hyphen, words. Stricter than the protocol where a slip would use up the code: the
 * hyphen must be there, and something after it, and nothing that nobody can type. No message quotes what was typed.
 *
 * @param nameplate before the first hyphen
 * @param words after it
 */
public record CodeLine(Nameplate nameplate, String words) {
    /** The code of the no-code mode, {@code -0}. */
    public static final String ZERO = "0-";

    /** The longest number that the reference's mailbox server takes; for a longer one it hangs up ({@code server.py}). */
    private static final int MAX_DIGITS = 40;

    private static final String LIKE = "; a code looks like 7-crossover-clockwork";

    /**
     * Reads a code.
     *
     * @param typed the whole of it
     * @return its parts
     * @throws UsageException it is none; says what is wrong
     */
    public static CodeLine of(String typed) throws UsageException {
        refuse(typed.isEmpty(), "the code is empty" + LIKE);
        refuse(typed.length() > Code.MAX_LENGTH, "the code is longer than " + Code.MAX_LENGTH + " characters");
        refuse(
                holds(typed, Character::isSpaceChar),
                "the code contains spaces; separate its parts with hyphens" + LIKE);
        refuse(holds(typed, CodeLine::untypable), "the code contains a control character or half a character");
        var hyphen = typed.indexOf('-');
        refuse(hyphen < 0, "incomplete wormhole code: no hyphen" + LIKE);
        refuse(holds(typed.substring(0, hyphen), c -> c < '0' || c > '9'), "the code must begin with a number" + LIKE);
        refuse(hyphen == 0, "the code must begin with a number" + LIKE);
        refuse(hyphen > MAX_DIGITS, "the number of the code is longer than " + MAX_DIGITS + " digits");
        refuse(hyphen == typed.length() - 1 && !typed.equals(ZERO), "incomplete wormhole code: no words" + LIKE);
        refuse(typed.endsWith("-") && !typed.equals(ZERO), "incomplete wormhole code: a word is missing" + LIKE);
        return new CodeLine(new Nameplate(typed.substring(0, hyphen)), typed.substring(hyphen + 1));
    }

    private static void refuse(boolean wrong, String message) throws UsageException {
        if (wrong) {
            throw new UsageException(message);
        }
    }

    private static boolean holds(String text, IntPredicate unwanted) {
        return text.codePoints().anyMatch(unwanted);
    }

    private static boolean untypable(int c) {
        return Character.isISOControl(c) || Character.getType(c) == Character.SURROGATE;
    }

    /**
     * The whole code.
     *
     * @return as typed
     */
    public String whole() {
        return nameplate.value() + "-" + words;
    }

    /** Hides the words. */
    @Override
    public String toString() {
        return nameplate + "-…";
    }
}
