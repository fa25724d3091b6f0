package wormhole.core.session;

import wormhole.core.code.CodeSelection.Report;
import wormhole.core.effect.Effect;
import wormhole.core.effect.Notice;
import wormhole.core.wire.ClientFrame;

/**
 * What the choice of the code leads to.
 *
 * @param turn under way
 */
record FromCodeSelection(Turn turn) implements Report.Handler {
    @Override
    public void on(Report.AskForList report) {
        transmitIfUp(new ClientFrame.ListNameplates());
    }

    @Override
    public void on(Report.Allocate report) {
        transmitIfUp(new ClientFrame.Allocate());
    }

    @Override
    public void on(Report.UseNameplate report) {
        turn.rendezvous(turn.rendezvous().useNameplate(report.nameplate()));
    }

    @Override
    public void on(Report.UseCode report) {
        turn.tell(new Notice.CodeReady(report.code()));
        turn.keyAgreement(turn.keyAgreement().begin(report.code(), turn.tools().crypto()));
    }

    @Override
    public void on(Report.WordlistReady report) {
        turn.tell(new Notice.WordlistReady());
    }

    // What is not answered is asked again when the link is back.
    private void transmitIfUp(ClientFrame frame) {
        if (turn.rendezvous().isUp()) {
            turn.emit(new Effect.Transmit(frame));
        }
    }
}
