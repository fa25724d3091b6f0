package wormhole.core.rendezvous;

import wormhole.core.wire.Bytes;
import wormhole.core.wire.ClientFrame;
import wormhole.core.wire.Phase;

/**
 * A message of ours that the server has not stored.
 *
 * @param phase its name
 * @param body sealed, or the PAKE message
 */
record Posted(Phase phase, Bytes body) {
    ClientFrame.Add add() {
        return new ClientFrame.Add(phase, body);
    }

    // Written out: the methods that a record gets by itself are linked at first use, which a short run feels.
    @Override
    public boolean equals(Object other) {
        return other instanceof Posted that && phase.equals(that.phase) && body.equals(that.body);
    }

    @Override
    public int hashCode() {
        return phase.hashCode();
    }
}
