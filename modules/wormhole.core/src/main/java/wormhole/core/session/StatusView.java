package wormhole.core.session;

import wormhole.api.Status;
import wormhole.core.code.CodeSelection;
import wormhole.core.pake.KeyAgreement;
import wormhole.core.rendezvous.LinkState;
import wormhole.core.rendezvous.NameplateState;

/** Reads the status off a session. */
final class StatusView {
    private StatusView() {}

    static Status of(Session session) {
        return new Status(connection(session), peerKey(session), code(session), waitingFor(session));
    }

    private static Status.MailboxConnection connection(Session session) {
        var url = session.config().mailboxUrl();
        var link = session.rendezvous().link();
        if (link instanceof LinkState.Up) {
            return new Status.MailboxConnection.Connected(url);
        } else if (link instanceof LinkState.Opening opening) {
            return new Status.MailboxConnection.Connecting(url, opening.attempt(), opening.lastProblem());
        } else if (link instanceof LinkState.Waiting waiting) {
            return new Status.MailboxConnection.Connecting(url, waiting.attempt(), waiting.problem());
        }
        return new Status.MailboxConnection.Disconnected();
    }

    private static Status.PeerKey peerKey(Session session) {
        var agreement = session.keyAgreement();
        if (agreement.isConfirmed()) {
            return Status.PeerKey.CONFIRMED;
        }
        return agreement.key().isPresent() ? Status.PeerKey.UNCONFIRMED : Status.PeerKey.NO_KEY;
    }

    private static Status.CodeState code(Session session) {
        var nameplate = session.rendezvous().nameplate();
        if (nameplate instanceof NameplateState.Releasing || nameplate instanceof NameplateState.Done) {
            return Status.CodeState.CONSUMED;
        }
        return session.codeSelection().state() instanceof CodeSelection.State.Chosen
                ? Status.CodeState.ALLOCATED
                : Status.CodeState.NO_CODE;
    }

    private static String waitingFor(Session session) {
        if (session.life() instanceof Life.Ended) {
            return "";
        }
        if (!session.rendezvous().isUp()) {
            return session.life() instanceof Life.Closing ? "the mailbox server, to say goodbye" : "the mailbox server";
        }
        if (session.life() instanceof Life.Closing) {
            return "the mailbox server to close";
        }
        return session.rendezvous().awaitsWelcome() ? "the mailbox server's welcome" : waitingForPeople(session);
    }

    private static String waitingForPeople(Session session) {
        var code = session.codeSelection().state();
        if (code instanceof CodeSelection.State.Allocating) {
            return "the mailbox server to allocate a nameplate";
        }
        if (!(code instanceof CodeSelection.State.Chosen)) {
            return "a code";
        }
        var key = session.keyAgreement().state();
        if (key instanceof KeyAgreement.State.Keyed) {
            return "the other side to confirm the key";
        }
        return key instanceof KeyAgreement.State.Confirmed ? "" : "the other side";
    }
}
