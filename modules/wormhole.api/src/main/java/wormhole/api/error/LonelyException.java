package wormhole.api.error;

import wormhole.api.Mood;

/** Closed before the key was confirmed. */
public final class LonelyException extends WormholeException {
    private static final long serialVersionUID = 1L;

    /** Closed too early. */
    public LonelyException() {
        super(
                "closed before the other side was heard",
                Mood.LONELY,
                "The other side did not connect, or did not finish connecting, before this side closed.");
    }
}
