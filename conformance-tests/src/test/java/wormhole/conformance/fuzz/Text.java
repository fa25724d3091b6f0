package wormhole.conformance.fuzz;

import java.nio.charset.StandardCharsets;

/** Input as text. */
final class Text {
    // UTF-8 has no half of a surrogate pair, and some texts have to hold one.
    private static final char STANDS_FOR_HALF_A_PAIR = '\uf8ff';

    private Text() {}

    static String of(byte[] input) {
        return new String(input, StandardCharsets.UTF_8).replace(STANDS_FOR_HALF_A_PAIR, '\ud800');
    }

    static boolean isWellFormed(String text) {
        return StandardCharsets.UTF_8.newEncoder().canEncode(text);
    }

    /** Nothing in it steers a terminal. */
    static boolean isHarmless(String text) {
        return text.codePoints()
                .allMatch(c -> c == '\n'
                        || c == '\t'
                        || !Character.isISOControl(c)
                                && Character.getType(c) != Character.FORMAT
                                && Character.getType(c) != Character.SURROGATE);
    }
}
