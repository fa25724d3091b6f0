package wormhole.api.error;

import wormhole.api.Mood;

/** The peer broke the protocol. The message says what was expected and what came. */
public final class PeerMisbehavedException extends PeerException {
    private static final long serialVersionUID = 1L;

    /**
     * Says what happened.
     *
     * @param message what happened; holds nothing secret
     */
    public PeerMisbehavedException(String message) {
        super(
                message,
                Mood.ERRORY,
                "The other program, or somebody in its place, broke the protocol. Try again with a new code.");
    }
}
