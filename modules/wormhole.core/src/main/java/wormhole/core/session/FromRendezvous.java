package wormhole.core.session;

import wormhole.core.effect.Effect;
import wormhole.core.effect.Notice;
import wormhole.core.rendezvous.Rendezvous.Report;

/**
 * What the dealings with the server lead to.
 *
 * @param turn under way
 */
record FromRendezvous(Turn turn) implements Report.Handler {
    @Override
    public void on(Report.OpenLink report) {
        turn.emit(new Effect.OpenLink());
    }

    @Override
    public void on(Report.DropLink report) {
        turn.emit(new Effect.DropLink());
    }

    @Override
    public void on(Report.Transmit report) {
        turn.emit(new Effect.Transmit(report.frame()));
    }

    @Override
    public void on(Report.RetryAfter report) {
        turn.retryAfter(report.delay());
    }

    @Override
    public void on(Report.Resumed report) {
        turn.codeSelection(turn.codeSelection().resumed());
    }

    @Override
    public void on(Report.Claimed report) {
        turn.codeSelection(turn.codeSelection().claimed());
    }

    @Override
    public void on(Report.Heard report) {
        var limit = turn.config().limits().maxMessagesAwaitingKey();
        turn.keyAgreement(
                turn.keyAgreement().heard(report.message(), limit, turn.tools().crypto()));
    }

    @Override
    public void on(Report.Stored report) {
        report.phase().number().ifPresent(number -> turn.tell(new Notice.MessageStored(number)));
    }

    @Override
    public void on(Report.Gone report) {
        turn.ended();
    }

    @Override
    public void on(Report.Failed report) {
        turn.fail(report.verdict());
    }
}
