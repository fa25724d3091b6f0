package wormhole.cli.args;

import java.util.Locale;
import java.util.Optional;

/** Yes and no as the environment and a file spell them. */
public final class Truth {
    private Truth() {}

    /**
     * Reads a word.
     *
     * @param word such as {@code yes}, {@code 1}, {@code off}
     * @return empty if it is neither
     */
    public static Optional<Boolean> of(String word) {
        return switch (word.toLowerCase(Locale.ROOT)) {
            case "1", "true", "t", "yes", "y", "on" -> Optional.of(true);
            case "0", "false", "f", "no", "n", "off" -> Optional.of(false);
            default -> Optional.empty();
        };
    }
}
