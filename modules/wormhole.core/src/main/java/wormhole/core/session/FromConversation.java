package wormhole.core.session;

import wormhole.core.conversation.ConversationReport;
import wormhole.core.effect.Notice;

/**
 * What the conversation leads to.
 *
 * @param turn under way
 */
record FromConversation(Turn turn) implements ConversationReport.Handler {
    @Override
    public void on(ConversationReport.Post report) {
        turn.keyAgreement()
                .seal(report.phase(), report.plaintext(), turn.tools().crypto())
                .ifPresent(body -> turn.rendezvous(turn.rendezvous().post(report.phase(), body)));
    }

    @Override
    public void on(ConversationReport.Deliver report) {
        turn.tell(new Notice.MessageReceived(report.message()));
    }

    @Override
    public void on(ConversationReport.Versions report) {
        turn.tell(new Notice.VersionsHeard(report.appVersions()));
    }

    @Override
    public void on(ConversationReport.Failed report) {
        turn.fail(report.verdict());
    }
}
