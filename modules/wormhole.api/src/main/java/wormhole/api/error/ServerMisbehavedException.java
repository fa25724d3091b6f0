package wormhole.api.error;

import wormhole.api.Mood;

/** The mailbox server broke the protocol or a limit. */
public final class ServerMisbehavedException extends ServerException {
    private static final long serialVersionUID = 1L;

    /**
     * Says what happened.
     *
     * @param message what happened; holds nothing secret
     */
    public ServerMisbehavedException(String message) {
        super(message, Mood.ERRORY, "The mailbox server does not speak the protocol. Use another one.");
    }
}
