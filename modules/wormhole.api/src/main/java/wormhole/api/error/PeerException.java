package wormhole.api.error;

import wormhole.api.Mood;

/** The program on the other side is at fault, or somebody in its place. */
public abstract non-sealed class PeerException extends WormholeException {
    private static final long serialVersionUID = 1L;

    /**
     * For subclasses.
     *
     * @param message what happened; holds nothing secret
     * @param mood what the mailbox server is told
     * @param advice what a person can do about it, one sentence
     */
    protected PeerException(String message, Mood mood, String advice) {
        super(message, mood, advice);
    }
}
