package wormhole.filetransfer;

import java.io.IOException;
import wormhole.api.error.PeerMisbehavedException;
import wormhole.api.error.WormholeException;
import wormhole.api.transit.RecordPipe;
import wormhole.filetransfer.error.TransferInterruptedException;

/** Why a connection ended too early. */
final class Interruptions {
    // A peer that gives up says so through the mailbox, then closes the connection; which comes first is open. The
    // mailbox server may be far away, and all three machines busy.
    private static final long WORD_MILLIS = 3_000;

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

    /** Why a connection ended in order, but before its time: the peer's word if there is one, else what is missing. */
    static WormholeException early(Stop stop, String missing) {
        return stop.reasonWithin(WORD_MILLIS).orElseGet(() -> new TransferInterruptedException(missing));
    }

    /** The next record of a connection that must not end before it. */
    static byte[] receive(RecordPipe pipe, Stop stop, String missing) throws WormholeException {
        try {
            var record = pipe.receive();
            if (record.isPresent()) {
                return record.get();
            }
        } catch (IOException e) {
            throw of(e, stop);
        }
        throw early(stop, missing);
    }
}
