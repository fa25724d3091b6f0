package wormhole.core.wire;

import java.util.OptionalLong;

/**
 * The name of one message of a side: {@code pake}, {@code version}, a number for the application's messages, {@code dilate-N}
 * (protocol B.3).
 *
 * @param name up to {@value #MAX_LENGTH} ASCII characters
 */
public record Phase(String name) {
    /** Far above what any implementation uses. */
    public static final int MAX_LENGTH = 256;

    /** The key agreement. */
    public static final Phase PAKE = new Phase("pake");

    /** The first encrypted message. */
    public static final Phase VERSION = new Phase("version");

    private static final String DILATE = "dilate-";

    // More digits do not fit a long; no conversation has that many messages.
    private static final int MAX_DIGITS = 18;

    /** Checks the length, and that it is ASCII: it enters a key derivation. */
    public Phase {
        if (name.length() > MAX_LENGTH || !name.chars().allMatch(c -> c < 0x80)) {
            throw new IllegalArgumentException("a phase has at most " + MAX_LENGTH + " ASCII characters");
        }
    }

    /**
     * The phase of an application message.
     *
     * @param n from 0
     * @return decimal, no leading zeros
     */
    public static Phase numbered(long n) {
        return new Phase(Long.toString(n));
    }

    /**
     * The number of an application message.
     *
     * @return empty unless the name is a decimal number in the only spelling a sender uses; {@code 00} is none
     */
    public OptionalLong number() {
        return canonical(name);
    }

    /**
     * The number of a dilation message.
     *
     * @return empty unless the name is {@code dilate-} and a decimal number
     */
    public OptionalLong dilationNumber() {
        return name.startsWith(DILATE) ? canonical(name.substring(DILATE.length())) : OptionalLong.empty();
    }

    // Written out: the methods that a record gets by itself are linked at first use, which a short run feels.
    @Override
    public boolean equals(Object other) {
        return other instanceof Phase that && name.equals(that.name);
    }

    @Override
    public int hashCode() {
        return name.hashCode();
    }

    private static OptionalLong canonical(String digits) {
        if (digits.isEmpty()
                || digits.length() > MAX_DIGITS
                || (digits.length() > 1 && digits.charAt(0) == '0')
                || !digits.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return OptionalLong.empty();
        }
        return OptionalLong.of(Long.parseLong(digits));
    }
}
