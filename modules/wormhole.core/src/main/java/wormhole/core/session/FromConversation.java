package wormhole.core.session;

import wormhole.core.conversation.Conversation.Report;
import wormhole.core.effect.Notice;

/**
 * What the conversation leads to.
 *
 * @param turn under way
 */
record FromConversation(Turn turn) implements Report.Handler {
    @Override
    public void on(Report.Post report) {
        turn.keyAgreement()
                .seal(report.phase(), report.plaintext(), turn.tools().crypto())
                .ifPresent(body -> turn.rendezvous(turn.rendezvous().post(report.phase(), body)));
    }

    @Override
    public void on(Report.Deliver report) {
        turn.tell(new Notice.MessageReceived(report.message()));
    }

    @Override
    public void on(Report.Versions report) {
        turn.tell(new Notice.VersionsHeard(report.appVersions()));
    }

    @Override
    public void on(Report.Failed report) {
        turn.fail(report.verdict());
    }
}
