package wormhole.cli.code;

import java.util.Optional;
import wormhole.api.Code;
import wormhole.api.Nameplate;
import wormhole.api.error.CodeFormatException;
import wormhole.cli.failure.UsageException;

/**
 * A code as somebody typed it: a number, a hyphen, words. Stricter than the protocol where a slip would use up the code: the
 * hyphen must be there, and something after it. No message quotes what was typed.
 *
 * @param nameplate before the first hyphen
 * @param words after it
 */
public record CodeLine(Nameplate nameplate, String words) {
    /** The code of the no-code mode, {@code -0}. */
    public static final String ZERO = "0-";

    /**
     * Reads a code.
     *
     * @param typed the whole of it
     * @return its parts
     * @throws UsageException it is none; says what is wrong
     */
    public static CodeLine of(String typed) throws UsageException {
        if (typed.isEmpty()) {
            throw new UsageException("the code is empty");
        }
        if (typed.indexOf(' ') >= 0) {
            throw new UsageException(
                    "the code contains spaces; separate its parts with hyphens, as in 7-crossover-clockwork");
        }
        var hyphen = typed.indexOf('-');
        if (hyphen < 0) {
            throw new UsageException("incomplete wormhole code: no hyphen; a code looks like 7-crossover-clockwork");
        }
        if (hyphen == typed.length() - 1 && !typed.equals(ZERO)) {
            throw new UsageException("incomplete wormhole code: no words; a code looks like 7-crossover-clockwork");
        }
        try {
            return new CodeLine(Code.of(typed).nameplate(), typed.substring(hyphen + 1));
        } catch (CodeFormatException e) {
            throw new UsageException(problem(typed));
        }
    }

    /**
     * The whole code.
     *
     * @return as typed
     */
    public String whole() {
        return nameplate.value() + "-" + words;
    }

    /**
     * Why a code is refused, without quoting it.
     */
    private static String problem(String typed) {
        var nameplate = typed.substring(0, typed.indexOf('-'));
        if (typed.length() > Code.MAX_LENGTH) {
            return "the code is longer than " + Code.MAX_LENGTH + " characters";
        }
        return Optional.of(nameplate)
                .filter(digits -> digits.isEmpty() || !digits.chars().allMatch(c -> c >= '0' && c <= '9'))
                .map(digits -> "the code must begin with a number; a code looks like 7-crossover-clockwork")
                .orElse("the code holds a control character, or its number is longer than " + Nameplate.MAX_DIGITS
                        + " digits");
    }

    /** Hides the words. */
    @Override
    public String toString() {
        return nameplate + "-…";
    }
}
