package wormhole.filetransfer.error;

import wormhole.api.Mood;
import wormhole.api.error.TransferException;

/** The application on this side gave up. The peer was told. */
public final class TransferCancelledException extends TransferException {
    private static final long serialVersionUID = 1L;

    /** Somebody called {@code Sending.cancel} or {@code Receiving.cancel}. */
    public TransferCancelledException() {
        super("transfer cancelled", Mood.HAPPY, "Nothing is left to do; a new transfer needs a new code.");
    }
}
