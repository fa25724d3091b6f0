package wormhole.filetransfer.error;

import wormhole.api.Mood;
import wormhole.api.error.TransferException;

/** What arrived is not what was sent, or not what was offered. Nothing is left of it. */
public final class TransferMismatchException extends TransferException {
    private static final long serialVersionUID = 1L;

    /**
     * Says what differs.
     *
     * @param message what differs; holds what the peer said, cut and printable
     */
    public TransferMismatchException(String message) {
        super(
                message,
                Mood.ERRORY,
                "Try again with a new code; if it happens again, one of the two programs is broken.");
    }
}
