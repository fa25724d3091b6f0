package wormhole.api.error;

import wormhole.api.Mood;

/** The mailbox server was never reached, so nobody hears the mood. */
public final class ServerUnreachableException extends ServerException {
    private static final long serialVersionUID = 1L;

    /**
     * Says what happened.
     *
     * @param message which host, and why
     */
    public ServerUnreachableException(String message) {
        super(message, Mood.ERRORY, "Check the address of the mailbox server and the network.");
    }
}
