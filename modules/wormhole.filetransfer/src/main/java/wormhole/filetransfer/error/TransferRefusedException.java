package wormhole.filetransfer.error;

import wormhole.api.Mood;
import wormhole.api.error.TransferException;

/** One side did not want the transfer, or gave it up and said so. */
public final class TransferRefusedException extends TransferException {
    private static final long serialVersionUID = 1L;

    private final boolean byPeer;

    /**
     * Says who and why.
     *
     * @param message what happened; holds what the peer said, cut and printable
     * @param byPeer whether it was the peer
     */
    public TransferRefusedException(String message, boolean byPeer) {
        super(message, Mood.HAPPY, "Ask the other side, and try again with a new code.");
        this.byPeer = byPeer;
    }

    /**
     * Who it was.
     *
     * @return true for the peer, false for ourselves
     */
    public boolean byPeer() {
        return byPeer;
    }
}
