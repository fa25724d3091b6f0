package wormhole.api.error;

import wormhole.api.Mood;

/** The mailbox server answered with an error that has no type of its own here. */
public final class ServerRefusedException extends ServerException {
    private static final long serialVersionUID = 1L;

    /**
     * Says what happened.
     *
     * @param message the server's words, control characters replaced
     */
    public ServerRefusedException(String message) {
        super(message, Mood.ERRORY, "The mailbox server did not accept a request. Try again with a new code.");
    }
}
