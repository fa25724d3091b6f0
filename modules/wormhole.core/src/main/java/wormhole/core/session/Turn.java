package wormhole.core.session;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import wormhole.core.code.CodeSelection;
import wormhole.core.code.CodeSelectionReport;
import wormhole.core.conversation.Conversation;
import wormhole.core.conversation.ConversationReport;
import wormhole.core.effect.Effect;
import wormhole.core.effect.Notice;
import wormhole.core.effect.Step;
import wormhole.core.effect.Timer;
import wormhole.core.effect.Verdict;
import wormhole.core.pake.KeyAgreement;
import wormhole.core.pake.KeyAgreementReport;
import wormhole.core.rendezvous.Rendezvous;
import wormhole.core.rendezvous.RendezvousReport;
import wormhole.core.wire.BadFrameException;
import wormhole.core.wire.FrameReader;

/**
 * One input from beginning to end: the only router. Rooms report up, this orders down, no room knows another. Mutable inside,
 * invisible outside.
 */
final class Turn implements Input.Handler {
    private final SessionConfig config;
    private final Tools tools;
    private final List<Effect> effects = new ArrayList<>();
    private CodeSelection codeSelection;
    private Rendezvous rendezvous;
    private KeyAgreement keyAgreement;
    private Conversation conversation;
    private Life life;
    private Session.Timers timers;

    Turn(Session session, Tools tools) {
        this.config = session.config();
        this.tools = tools;
        this.codeSelection = session.codeSelection();
        this.rendezvous = session.rendezvous();
        this.keyAgreement = session.keyAgreement();
        this.conversation = session.conversation();
        this.life = session.life();
        this.timers = session.timers();
    }

    Step<Session, Effect> finish() {
        return new Step<>(
                new Session(config, codeSelection, rendezvous, keyAgreement, conversation, life, timers),
                List.copyOf(effects));
    }

    // ---- what the application asks for

    @Override
    public void on(Input.Start input) {
        rendezvous(rendezvous.start());
    }

    @Override
    public void on(Input.AllocateCode input) {
        life.requireActive();
        codeSelection(codeSelection.allocate(input.words()));
    }

    @Override
    public void on(Input.SetCode input) {
        life.requireActive();
        codeSelection(codeSelection.set(input.code()));
    }

    @Override
    public void on(Input.BeginTyping input) {
        life.requireActive();
        codeSelection(codeSelection.beginTyping());
    }

    @Override
    public void on(Input.RefreshNameplates input) {
        life.requireActive();
        codeSelection(codeSelection.refresh());
    }

    @Override
    public void on(Input.ChooseNameplate input) {
        life.requireActive();
        codeSelection(codeSelection.chooseNameplate(input.nameplate()));
    }

    @Override
    public void on(Input.ChooseWords input) {
        life.requireActive();
        codeSelection(codeSelection.chooseWords(input.words()));
    }

    @Override
    public void on(Input.Send input) {
        life.requireActive();
        var limits = config.limits();
        if (input.message().length() > limits.maxMessageBytes()) {
            throw new IllegalArgumentException("a message has at most " + limits.maxMessageBytes() + " bytes, not "
                    + input.message().length());
        }
        if (conversation.waiting().size() + rendezvous.pending().size() >= limits.maxMessagesUnsent()) {
            throw new IllegalStateException(
                    limits.maxMessagesUnsent() + " messages are not yet stored: wait for a receipt");
        }
        conversation(conversation.send(input.message()));
    }

    @Override
    public void on(Input.Close input) {
        var confirmed = keyAgreement.state() instanceof KeyAgreement.State.Confirmed;
        close(Verdict.of(confirmed ? Verdict.Kind.HAPPY : Verdict.Kind.LONELY));
    }

    // ---- what the world does

    @Override
    public void on(Input.Fail input) {
        fail(input.verdict());
    }

    @Override
    public void on(Input.LinkUp input) {
        rendezvous(rendezvous.linkUp());
    }

    @Override
    public void on(Input.LinkDown input) {
        if (input.misbehaved()) {
            giveUp(new Verdict(Verdict.Kind.SERVER_MISBEHAVED, input.problem()));
        }
        rendezvous(rendezvous.linkDown(input.problem(), tools.crypto().entropy()));
    }

    @Override
    public void on(Input.Received input) {
        if (!rendezvous.isUp()) {
            return;
        }
        try {
            var frame = FrameReader.read(input.text(), config.limits());
            frame.accept(new FromServer(this));
        } catch (BadFrameException e) {
            giveUp(new Verdict(Verdict.Kind.SERVER_MISBEHAVED, e.getMessage()));
        }
    }

    @Override
    public void on(Input.TimerFired input) {
        if (input.timer().equals(new Timer(Timer.Kind.RECONNECT, timers.reconnect()))) {
            rendezvous(rendezvous.retry());
        } else if (input.timer().equals(new Timer(Timer.Kind.CLOSE, timers.close()))) {
            closedTooSlowly();
        }
    }

    // ---- orders to the rooms, and what they report

    void codeSelection(Step<CodeSelection, CodeSelectionReport> step) {
        codeSelection = step.next();
        step.reports().forEach(report -> report.accept(new FromCodeSelection(this)));
    }

    void rendezvous(Step<Rendezvous, RendezvousReport> step) {
        rendezvous = step.next();
        step.reports().forEach(report -> report.accept(new FromRendezvous(this)));
    }

    void keyAgreement(Step<KeyAgreement, KeyAgreementReport> step) {
        keyAgreement = step.next();
        step.reports().forEach(report -> report.accept(new FromKeyAgreement(this)));
    }

    void conversation(Step<Conversation, ConversationReport> step) {
        conversation = step.next();
        step.reports().forEach(report -> report.accept(new FromConversation(this)));
    }

    CodeSelection codeSelection() {
        return codeSelection;
    }

    Rendezvous rendezvous() {
        return rendezvous;
    }

    KeyAgreement keyAgreement() {
        return keyAgreement;
    }

    Conversation conversation() {
        return conversation;
    }

    SessionConfig config() {
        return config;
    }

    Tools tools() {
        return tools;
    }

    boolean isActive() {
        return life instanceof Life.Active;
    }

    // ---- effects

    void emit(Effect effect) {
        effects.add(effect);
    }

    void tell(Notice notice) {
        emit(new Effect.Notify(notice));
    }

    void retryAfter(Duration delay) {
        timers = new Session.Timers(timers.reconnect() + 1, timers.close());
        emit(new Effect.Arm(new Timer(Timer.Kind.RECONNECT, timers.reconnect()), delay));
    }

    // ---- the end

    /** It cannot go on. */
    void fail(Verdict verdict) {
        if (verdict.isTold()) {
            close(verdict);
        } else {
            giveUp(verdict);
        }
    }

    private void close(Verdict verdict) {
        if (!beginClosing(verdict)) {
            return;
        }
        timers = new Session.Timers(timers.reconnect(), timers.close() + 1);
        emit(new Effect.Arm(new Timer(Timer.Kind.CLOSE, timers.close()), config.closeTimeout()));
        rendezvous(rendezvous.close(verdict.mood()));
    }

    private void giveUp(Verdict verdict) {
        beginClosing(verdict);
        rendezvous(rendezvous.abandon());
    }

    // The first verdict stands.
    private boolean beginClosing(Verdict verdict) {
        if (!isActive()) {
            return false;
        }
        life = new Life.Closing(verdict);
        keyAgreement(keyAgreement.end());
        return true;
    }

    private void closedTooSlowly() {
        if (!(life instanceof Life.Closing closing)) {
            return;
        }
        var unsent = rendezvous.pending().numbered();
        if (closing.verdict().kind() == Verdict.Kind.HAPPY && unsent > 0) {
            life = new Life.Closing(new Verdict(
                    Verdict.Kind.UNREACHABLE,
                    "closed before the mailbox server had stored "
                            + (unsent == 1 ? "a message" : unsent + " messages")));
        }
        rendezvous(rendezvous.abandon());
    }

    /** The link has ended for good. */
    void ended() {
        if (life instanceof Life.Closing closing) {
            life = new Life.Ended(closing.verdict());
            tell(new Notice.Ended(closing.verdict()));
        }
    }
}
