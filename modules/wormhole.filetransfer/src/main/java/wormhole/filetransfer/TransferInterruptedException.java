package wormhole.filetransfer;

import java.nio.file.Path;
import java.util.Optional;
import wormhole.api.Mood;
import wormhole.api.error.TransferException;

/** The connection to the peer ended before everything was through, or there never was one. */
public final class TransferInterruptedException extends TransferException {
    private static final long serialVersionUID = 1L;

    private final transient Optional<Path> partial;

    /**
     * Says what happened.
     *
     * @param message what happened; holds nothing secret
     * @param partial where what came until then is kept
     */
    public TransferInterruptedException(String message, Optional<Path> partial) {
        super(message, Mood.ERRORY, "Look whether both sides are still connected, and try again with a new code.");
        this.partial = partial;
    }

    /**
     * What came until then.
     *
     * @return where it is kept; empty if there is nothing, and for the sender
     */
    public Optional<Path> partial() {
        return partial;
    }
}
