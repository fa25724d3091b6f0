package wormhole.api;

import wormhole.api.error.CodeFormatException;

/**
 * The number in front of a code, by which the mailbox server brings two sides together. Not secret.
 *
 * @param value ASCII digits, at least one; {@code 07} and {@code 7} are different. The reference also takes other digits and
 *     a line break at the end, which no server allocates.
 */
public record Nameplate(String value) {
    /**
     * Checks the digits.
     *
     * @throws CodeFormatException it is anything else; what it shows is in the reference's words ({@code _nameplate.py})
     */
    public Nameplate {
        if (value.isEmpty() || !value.chars().allMatch(c -> c >= '0' && c <= '9')) {
            throw new CodeFormatException(
                    "Nameplate must be numeric, with no spaces.",
                    "Nameplate '" + value + "' must be numeric, with no spaces.");
        }
        if (value.length() > Code.MAX_LENGTH) {
            throw new CodeFormatException("Nameplate is longer than " + Code.MAX_LENGTH + " digits.");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
