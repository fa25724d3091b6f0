package wormhole.api.error;

import wormhole.api.Mood;

/** A third side came to the mailbox: the code was used twice, or somebody interfered. */
public final class CrowdedException extends ServerException {
    private static final long serialVersionUID = 1L;

    /** The server said {@code crowded}. */
    public CrowdedException() {
        super(
                "crowded: more than two sides used this code",
                Mood.ERRORY,
                "Too many programs used this code, or it was used before. Try again with a new code.");
    }
}
