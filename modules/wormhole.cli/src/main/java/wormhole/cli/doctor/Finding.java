package wormhole.cli.doctor;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * What one check found.
 *
 * @param check its name, one word
 * @param result how it went
 * @param says what was found, fit for a terminal, without a full stop
 * @param advice what to do about it, sentences; empty if there is nothing to do
 * @param facts the same for programs: numbers, truth values and texts, by name
 */
public record Finding(String check, Result result, String says, String advice, Map<String, Object> facts) {
    /** How a check went. */
    public enum Result {
        /** It works. */
        OK,
        /** It works, but not as well as it could. */
        WARNING,
        /** It does not work. */
        FAILED,
        /** Nobody wants it, so it was not tried. */
        SKIPPED;

        /** {@return the name in lower case, as it is shown} */
        public String shown() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    static Finding ok(String check, String says) {
        return new Finding(check, Result.OK, says, "", Map.of());
    }

    static Finding warning(String check, String says, String advice) {
        return new Finding(check, Result.WARNING, says, advice, Map.of());
    }

    static Finding failed(String check, String says, String advice) {
        return new Finding(check, Result.FAILED, says, advice, Map.of());
    }

    static Finding skipped(String check, String says) {
        return new Finding(check, Result.SKIPPED, says, "", Map.of());
    }

    Finding with(String fact, Object value) {
        var more = new LinkedHashMap<>(facts);
        more.put(fact, value);
        return new Finding(check, result, says, advice, more);
    }

    /**
     * Whether it keeps something from working.
     *
     * @return whether it failed
     */
    public boolean isBad() {
        return result == Result.FAILED;
    }
}
