package wormhole.api.error;

import wormhole.api.Mood;

/** A transfer did not end well: refused, interrupted, or not what was announced. */
public abstract non-sealed class TransferException extends WormholeException {
    private static final long serialVersionUID = 1L;

    /**
     * For subclasses.
     *
     * @param message what happened; holds nothing secret
     * @param mood what the mailbox server is told
     * @param advice what a person can do about it, one sentence
     */
    protected TransferException(String message, Mood mood, String advice) {
        super(message, mood, advice);
    }
}
