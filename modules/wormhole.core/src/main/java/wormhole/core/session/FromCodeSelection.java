package wormhole.core.session;

import wormhole.core.code.CodeSelectionReport;
import wormhole.core.effect.Effect;
import wormhole.core.effect.Notice;
import wormhole.core.wire.ClientFrame;

/**
 * What the choice of the code leads to.
 *
 * @param turn under way
 */
record FromCodeSelection(Turn turn) implements CodeSelectionReport.Handler {
    @Override
    public void on(CodeSelectionReport.AskForList report) {
        transmitIfUp(new ClientFrame.ListNameplates());
    }

    @Override
    public void on(CodeSelectionReport.Allocate report) {
        transmitIfUp(new ClientFrame.Allocate());
    }

    @Override
    public void on(CodeSelectionReport.UseNameplate report) {
        turn.rendezvous(turn.rendezvous().useNameplate(report.nameplate()));
    }

    @Override
    public void on(CodeSelectionReport.UseCode report) {
        turn.tell(new Notice.CodeReady(report.code()));
        turn.keyAgreement(turn.keyAgreement().begin(report.code(), turn.tools().crypto()));
    }

    @Override
    public void on(CodeSelectionReport.WordlistReady report) {
        turn.tell(new Notice.WordlistReady());
    }

    // What is not answered is asked again when the link is back.
    private void transmitIfUp(ClientFrame frame) {
        if (turn.rendezvous().isUp()) {
            turn.emit(new Effect.Transmit(frame));
        }
    }
}
