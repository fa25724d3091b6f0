package wormhole.api.error;

import wormhole.api.Mood;

/** A server is at fault, or cannot be reached. */
public abstract non-sealed class ServerException extends WormholeException {
    private static final long serialVersionUID = 1L;

    /**
     * For subclasses.
     *
     * @param message what happened; holds nothing secret
     * @param mood what the mailbox server is told
     * @param advice what a person can do about it, one sentence
     */
    protected ServerException(String message, Mood mood, String advice) {
        super(message, mood, advice);
    }
}
