package wormhole.filetransfer;

import java.io.IOException;
import wormhole.api.error.PeerMisbehavedException;
import wormhole.api.error.WormholeException;
import wormhole.api.transit.RecordPipe;
import wormhole.filetransfer.error.TransferInterruptedException;

/** Why a connection ended too early. */
final class Interruptions {
    private Interruptions() {}

    static WormholeException of(IOException ended, Stop stop) {
        // What sends a bad record does not explain itself.
        if (ended instanceof PeerMisbehavedException misbehaved) {
            return stop.reason().orElse(misbehaved);
        }
        return stop.reasonSoon()
                .orElseGet(() -> new TransferInterruptedException(
                        "the connection to the other side ended: " + Threads.describe(ended)));
    }

    /** Why a connection ended in order, but before its time: the peer's word if there is one, else what is missing. */
    static WormholeException early(Stop stop, String missing) {
        return stop.reasonSoon().orElseGet(() -> new TransferInterruptedException(missing));
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
