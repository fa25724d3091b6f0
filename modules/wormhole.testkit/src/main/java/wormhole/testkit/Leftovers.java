package wormhole.testkit;

import wormhole.core.code.CodeSelection;
import wormhole.core.rendezvous.MailboxState;
import wormhole.core.rendezvous.NameplateState;
import wormhole.core.session.Session;

/** What a client that goes at the wrong moment leaves on the server until it is pruned, as the reference does. */
final class Leftovers {
    private Leftovers() {}

    /** Asked for and not answered: who closes now cannot give back what it does not know of. */
    static boolean inFlight(Session session) {
        return session.rendezvous().nameplate() instanceof NameplateState.Claiming
                || session.codeSelection().state() instanceof CodeSelection.State.Allocating;
    }

    static boolean allGivenBack(Session session) {
        return session.rendezvous().nameplate() instanceof NameplateState.Done
                && session.rendezvous().mailbox() instanceof MailboxState.Closed;
    }
}
