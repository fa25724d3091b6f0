package wormhole.core.wire;

/**
 * The name of a mailbox, made by the server when a nameplate is claimed.
 *
 * @param value 1 to {@value #MAX_LENGTH} characters
 */
public record MailboxId(String value) {
    /** Servers use 13. */
    public static final int MAX_LENGTH = 256;

    /** Checks the length. */
    public MailboxId {
        if (value.isEmpty() || value.length() > MAX_LENGTH) {
            throw new IllegalArgumentException("a mailbox id has 1 to " + MAX_LENGTH + " characters");
        }
    }
}
