package wormhole.api.error;

import wormhole.api.Mood;

/** The mailbox server refuses us and says why, in its own words. */
public final class UnwelcomeException extends ServerException {
    private static final long serialVersionUID = 1L;

    /**
     * Says what happened.
     *
     * @param message the server's reason, control characters replaced
     */
    public UnwelcomeException(String message) {
        super(message, Mood.UNWELCOME, "Use another mailbox server, or a newer program.");
    }
}
