package wormhole.core.session;

import wormhole.core.effect.Effect;
import wormhole.core.effect.Notice;
import wormhole.core.effect.Verdict;
import wormhole.core.pake.KeyAgreementReport;
import wormhole.core.pake.KeySchedule;

/**
 * What the key agreement leads to.
 *
 * @param turn under way
 */
record FromKeyAgreement(Turn turn) implements KeyAgreementReport.Handler {
    @Override
    public void on(KeyAgreementReport.Post report) {
        turn.rendezvous(turn.rendezvous().post(report.phase(), report.body()));
    }

    @Override
    public void on(KeyAgreementReport.KeyReady report) {
        turn.tell(new Notice.KeyReady(report.key()));
    }

    // The order of the reference: what waited goes out, then the verifier is told, then the message that confirmed.
    @Override
    public void on(KeyAgreementReport.KeyConfirmed report) {
        turn.conversation(turn.conversation().confirmed());
        var schedule = new KeySchedule(turn.tools().crypto());
        turn.tell(new Notice.Confirmed(schedule.verifier(report.key())));
    }

    @Override
    public void on(KeyAgreementReport.Opened report) {
        var limits = turn.config().limits();
        if (report.plaintext().length() > limits.maxMessageBytes()) {
            turn.fail(new Verdict(
                    Verdict.Kind.PEER_MISBEHAVED,
                    "the peer sent a message of " + report.plaintext().length() + " bytes"));
        } else {
            turn.conversation(
                    turn.conversation().opened(report.phase(), report.plaintext(), limits.maxMessagesAhead()));
        }
    }

    @Override
    public void on(KeyAgreementReport.Forget report) {
        turn.emit(new Effect.Forget(report.secret()));
    }

    @Override
    public void on(KeyAgreementReport.Failed report) {
        turn.fail(report.verdict());
    }
}
