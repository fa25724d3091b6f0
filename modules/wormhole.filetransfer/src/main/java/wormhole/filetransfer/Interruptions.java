package wormhole.filetransfer;

import java.io.IOException;
import wormhole.api.error.PeerMisbehavedException;
import wormhole.api.error.WormholeException;
import wormhole.filetransfer.error.TransferInterruptedException;

/** Why a connection ended too early. */
final class Interruptions {
    // A peer that gives up says so through the mailbox and closes the connection; which comes first is open.
    static final long WORD_MILLIS = 500;

    private Interruptions() {}

    static WormholeException of(IOException ended, Stop stop) {
        var word = stop.reasonWithin(WORD_MILLIS);
        if (word.isPresent()) {
            return word.get();
        }
        return ended instanceof PeerMisbehavedException misbehaved
                ? misbehaved
                : new TransferInterruptedException(
                        "the connection to the other side ended: " + Threads.describe(ended));
    }

    static WormholeException early(Stop stop) {
        return stop.reasonWithin(WORD_MILLIS)
                .orElseGet(() -> new TransferInterruptedException("Connection dropped before full file received"));
    }
}
