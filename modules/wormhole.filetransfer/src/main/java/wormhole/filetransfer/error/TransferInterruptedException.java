package wormhole.filetransfer.error;

import wormhole.api.Mood;
import wormhole.api.error.TransferException;

/** The connection to the peer ended before everything was through. */
public final class TransferInterruptedException extends TransferException {
    private static final long serialVersionUID = 1L;

    /**
     * Says what happened.
     *
     * @param message what happened; holds nothing secret
     */
    public TransferInterruptedException(String message) {
        super(message, Mood.ERRORY, "Look whether both sides are still connected, and try again with a new code.");
    }
}
