package wormhole.filetransfer.error;

import wormhole.api.Mood;
import wormhole.api.error.TransferException;

/** Something on this side cannot be read and so not sent, or cannot be stored where it should go. */
public final class LocalFileException extends TransferException {
    private static final long serialVersionUID = 1L;

    /**
     * Says what cannot be done.
     *
     * @param message what cannot be done, and with what; printable
     * @param advice what a person can do about it, one sentence
     */
    public LocalFileException(String message, String advice) {
        super(message, Mood.HAPPY, advice);
    }
}
