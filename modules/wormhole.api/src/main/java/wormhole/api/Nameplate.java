package wormhole.api;

import wormhole.api.error.CodeFormatException;

/**
 * The number in front of a code, by which the mailbox server brings two sides together. Not secret.
 *
 * @param value 1 to 40 ASCII digits
 */
public record Nameplate(String value) {
    /** The most digits a mailbox server takes. */
    public static final int MAX_DIGITS = 40;

    /**
     * Checks the digits.
     *
     * @throws CodeFormatException it is anything else
     */
    public Nameplate {
        if (value.isEmpty() || value.length() > MAX_DIGITS || !value.chars().allMatch(c -> c >= '0' && c <= '9')) {
            throw new CodeFormatException(
                    value.length() > MAX_DIGITS
                            ? "Nameplate must have at most " + MAX_DIGITS + " digits."
                            : "Nameplate '" + value + "' must be numeric, with no spaces.");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
