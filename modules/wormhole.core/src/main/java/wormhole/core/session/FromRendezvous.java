package wormhole.core.session;

import wormhole.core.effect.Effect;
import wormhole.core.effect.Notice;
import wormhole.core.rendezvous.RendezvousReport;

/**
 * What the dealings with the server lead to.
 *
 * @param turn under way
 */
record FromRendezvous(Turn turn) implements RendezvousReport.Handler {
    @Override
    public void on(RendezvousReport.OpenLink report) {
        turn.emit(new Effect.OpenLink());
    }

    @Override
    public void on(RendezvousReport.DropLink report) {
        turn.emit(new Effect.DropLink());
    }

    @Override
    public void on(RendezvousReport.Transmit report) {
        turn.emit(new Effect.Transmit(report.frame()));
    }

    @Override
    public void on(RendezvousReport.RetryAfter report) {
        turn.retryAfter(report.delay());
    }

    @Override
    public void on(RendezvousReport.Resumed report) {
        turn.codeSelection(turn.codeSelection().resumed());
    }

    @Override
    public void on(RendezvousReport.Claimed report) {
        turn.codeSelection(turn.codeSelection().claimed());
    }

    @Override
    public void on(RendezvousReport.Heard report) {
        var limit = turn.config().limits().maxMessagesAwaitingKey();
        turn.keyAgreement(
                turn.keyAgreement().heard(report.message(), limit, turn.tools().crypto()));
    }

    @Override
    public void on(RendezvousReport.Stored report) {
        report.phase().number().ifPresent(number -> turn.tell(new Notice.MessageStored(number)));
    }

    @Override
    public void on(RendezvousReport.Gone report) {
        turn.ended();
    }

    @Override
    public void on(RendezvousReport.Failed report) {
        turn.fail(report.verdict());
    }
}
