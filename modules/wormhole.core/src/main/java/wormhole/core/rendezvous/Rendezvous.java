package wormhole.core.rendezvous;

import java.util.ArrayList;
import java.util.List;
import wormhole.api.Mood;
import wormhole.api.Nameplate;
import wormhole.core.effect.Step;
import wormhole.core.effect.Verdict;
import wormhole.core.wire.Bytes;
import wormhole.core.wire.ClientFrame;
import wormhole.core.wire.MailboxId;
import wormhole.core.wire.Phase;
import wormhole.core.wire.ServerFrame;
import wormhole.core.wire.Side;
import wormhole.spi.crypto.Entropy;

/**
 * The link, the nameplate, the mailbox, what is posted and not yet stored, and what was already heard. Knows no keys and no
 * plaintext. It takes the place of Nameplate, Mailbox and the protocol half of RendezvousConnector of the reference.
 *
 * @param bind said first on every connection
 * @param link the link to the server
 * @param everUp whether it was open at least once: the first attempt is not repeated (protocol B.4)
 * @param nameplate what becomes of it
 * @param mailbox what becomes of it
 * @param pending posted, not stored, in order
 * @param heard phases of the peer that were heard
 */
public record Rendezvous(
        ClientFrame.Bind bind,
        LinkState link,
        boolean everUp,
        NameplateState nameplate,
        MailboxState mailbox,
        Pending pending,
        HeardPhases heard) {
    /**
     * A rendezvous that has not begun.
     *
     * @param bind said first on every connection
     * @return idle
     */
    public static Rendezvous with(ClientFrame.Bind bind) {
        return new Rendezvous(
                bind,
                new LinkState.Idle(),
                false,
                new NameplateState.None(),
                new MailboxState.Unknown(),
                Pending.NONE,
                HeardPhases.NONE);
    }

    // ---- the link

    /** {@return asks for the first link, unless it was closed before it began} */
    public Step<Rendezvous, RendezvousReport> start() {
        return link instanceof LinkState.Idle
                ? Step.to(in(new LinkState.Opening(1, "")), new RendezvousReport.OpenLink())
                : Step.to(this);
    }

    /** {@return says hello, then what is not yet answered} */
    public Step<Rendezvous, RendezvousReport> linkUp() {
        if (!(link instanceof LinkState.Opening)) {
            return Step.to(this);
        }
        var up = new Rendezvous(bind, new LinkState.Up(false), true, nameplate, mailbox, pending, heard);
        return up.resume();
    }

    /**
     * The link is gone, or was never made.
     *
     * @param problem why, for people
     * @param entropy spreads the attempts of many clients
     * @return tries again later, or gives up
     */
    public Step<Rendezvous, RendezvousReport> linkDown(String problem, Entropy entropy) {
        if (link instanceof LinkState.Dropping || link instanceof LinkState.Gone) {
            return Step.to(in(new LinkState.Gone()), new RendezvousReport.Gone());
        }
        if (!everUp) {
            return Step.to(this, new RendezvousReport.Failed(new Verdict(Verdict.Kind.UNREACHABLE, problem)));
        }
        var attempt = link instanceof LinkState.Opening opening ? opening.attempt() : 1;
        return Step.to(
                in(new LinkState.Waiting(attempt + 1, problem)),
                new RendezvousReport.RetryAfter(Backoff.after(attempt - 1, entropy)));
    }

    /** {@return asks for the next link, if one is wanted} */
    public Step<Rendezvous, RendezvousReport> retry() {
        return link instanceof LinkState.Waiting waiting
                ? Step.to(
                        in(new LinkState.Opening(waiting.attempt(), waiting.problem())),
                        new RendezvousReport.OpenLink())
                : Step.to(this);
    }

    /** {@return leaves the server as it is} */
    public Step<Rendezvous, RendezvousReport> abandon() {
        return link instanceof LinkState.Dropping || link instanceof LinkState.Gone
                ? Step.to(this)
                : Step.to(in(new LinkState.Dropping()), new RendezvousReport.DropLink());
    }

    /**
     * Whether frames can be sent.
     *
     * @return true while the link is open
     */
    public boolean isUp() {
        return link instanceof LinkState.Up;
    }

    private Step<Rendezvous, RendezvousReport> resume() {
        var next = nameplate instanceof NameplateState.Known known
                ? in(new NameplateState.Claiming(known.nameplate()))
                : this;
        var frames = new ArrayList<ClientFrame>(List.of(bind));
        frames.addAll(next.nameplate.repeated());
        frames.addAll(mailbox.repeated(pending));
        return transmit(next, frames).and(new RendezvousReport.Resumed());
    }

    /**
     * The server said welcome.
     *
     * @return whether it is the first time on this link
     */
    public boolean awaitsWelcome() {
        return link instanceof LinkState.Up up && !up.welcomed();
    }

    /** {@return knows that the server said welcome} */
    public Step<Rendezvous, RendezvousReport> welcomed() {
        return Step.to(in(new LinkState.Up(true)));
    }

    // ---- the nameplate

    /**
     * Uses a nameplate.
     *
     * @param chosen which
     * @return claims it, now or on the next connection
     */
    public Step<Rendezvous, RendezvousReport> useNameplate(Nameplate chosen) {
        return isUp()
                ? Step.to(
                        in(new NameplateState.Claiming(chosen)),
                        new RendezvousReport.Transmit(new ClientFrame.Claim(chosen)))
                : Step.to(in(new NameplateState.Known(chosen)));
    }

    /**
     * The server answered a claim.
     *
     * @param id the mailbox behind the nameplate
     * @return opens it
     */
    public Step<Rendezvous, RendezvousReport> claimed(MailboxId id) {
        if (nameplate instanceof NameplateState.Claiming claiming) {
            var open = new MailboxState.Open(id);
            var next = in(new NameplateState.Held(claiming.nameplate())).in(open);
            return transmit(next, open.repeated(pending)).and(new RendezvousReport.Claimed());
        }
        return contradicts(id) ? failed("the mailbox server gave two mailboxes for one nameplate") : Step.to(this);
    }

    private boolean contradicts(MailboxId id) {
        return mailbox instanceof MailboxState.Open open && !open.id().equals(id)
                || nameplate instanceof NameplateState.None;
    }

    /** {@return knows that the nameplate is given back} */
    public Step<Rendezvous, RendezvousReport> released() {
        return nameplate instanceof NameplateState.Releasing
                ? in(new NameplateState.Done()).finishIfDone()
                : Step.to(this);
    }

    private Step<Rendezvous, RendezvousReport> release() {
        return nameplate instanceof NameplateState.Held held ? release(held.nameplate()) : Step.to(this);
    }

    private Step<Rendezvous, RendezvousReport> release(Nameplate held) {
        var next = in(new NameplateState.Releasing(held));
        return isUp() ? transmit(next, List.of(new ClientFrame.Release(held))) : Step.to(next);
    }

    // ---- the mailbox

    /**
     * Posts a message. It is repeated after each reconnect until the server has stored it.
     *
     * @param phase its name
     * @param body sealed, or the PAKE message
     * @return adds it, now or when the mailbox is open
     */
    public Step<Rendezvous, RendezvousReport> post(Phase phase, Bytes body) {
        var posted = new Posted(phase, body);
        var next = new Rendezvous(bind, link, everUp, nameplate, mailbox, pending.plus(posted), heard);
        return isUp() && mailbox instanceof MailboxState.Open ? transmit(next, List.of(posted.add())) : Step.to(next);
    }

    /**
     * A message of the mailbox came, ours or another side's.
     *
     * @param message what
     * @return retires ours, reports what is new of the peer
     */
    public Step<Rendezvous, RendezvousReport> message(ServerFrame.Message message) {
        if (message.side().equals(bind.side())) {
            return echo(message);
        }
        return mailbox instanceof MailboxState.Open ? heard(message) : Step.to(this);
    }

    /**
     * Whether a side is ours.
     *
     * @param side who
     * @return true for our own
     */
    public boolean isOurs(Side side) {
        return side.equals(bind.side());
    }

    private Step<Rendezvous, RendezvousReport> echo(ServerFrame.Message message) {
        var rest = pending.without(new Posted(message.phase(), message.body()));
        return rest == pending
                ? Step.to(this)
                : Step.to(
                        new Rendezvous(bind, link, everUp, nameplate, mailbox, rest, heard),
                        new RendezvousReport.Stored(message.phase()));
    }

    private Step<Rendezvous, RendezvousReport> heard(ServerFrame.Message message) {
        var released = release();
        if (heard.contains(message.phase())) {
            return released;
        }
        if (heard.isFull()) {
            return Step.to(
                    this,
                    new RendezvousReport.Failed(new Verdict(
                            Verdict.Kind.PEER_MISBEHAVED, "the peer sent more unexpected messages than can be kept")));
        }
        var state = released.next();
        var next = new Rendezvous(
                bind, state.link, everUp, state.nameplate, mailbox, pending, heard.plus(message.phase()));
        return new Step<>(next, released.reports()).and(new RendezvousReport.Heard(message));
    }

    /** {@return knows that the mailbox is left} */
    public Step<Rendezvous, RendezvousReport> closed() {
        return mailbox instanceof MailboxState.Closing
                ? in(new MailboxState.Closed()).finishIfDone()
                : Step.to(this);
    }

    // ---- the end

    /**
     * Leaves nameplate and mailbox, then the server.
     *
     * @param mood what the server is told
     * @return says so, now or on the next connection
     */
    public Step<Rendezvous, RendezvousReport> close(Mood mood) {
        var released = closeNameplate();
        var closed = released.next().closeMailbox(mood);
        var step = new Step<>(closed.next(), released.reports()).and(closed.reports());
        var finished = step.next().finishIfDone();
        return new Step<>(finished.next(), step.reports()).and(finished.reports());
    }

    private Step<Rendezvous, RendezvousReport> closeNameplate() {
        if (nameplate instanceof NameplateState.None || nameplate instanceof NameplateState.Known) {
            return Step.to(in(new NameplateState.Done()));
        }
        return nameplate instanceof NameplateState.Claiming claiming ? release(claiming.nameplate()) : release();
    }

    private Step<Rendezvous, RendezvousReport> closeMailbox(Mood mood) {
        if (mailbox instanceof MailboxState.Unknown) {
            return Step.to(in(new MailboxState.Closed()));
        }
        if (!(mailbox instanceof MailboxState.Open open)) {
            return Step.to(this);
        }
        var next = in(new MailboxState.Closing(open.id(), mood));
        return isUp() ? transmit(next, List.of(new ClientFrame.Close(open.id(), mood))) : Step.to(next);
    }

    private Step<Rendezvous, RendezvousReport> finishIfDone() {
        return nameplate instanceof NameplateState.Done && mailbox instanceof MailboxState.Closed
                ? abandon()
                : Step.to(this);
    }

    // ---- small change

    private static Step<Rendezvous, RendezvousReport> transmit(Rendezvous next, List<ClientFrame> frames) {
        return new Step<>(
                next,
                frames.stream()
                        .<RendezvousReport>map(RendezvousReport.Transmit::new)
                        .toList());
    }

    private Step<Rendezvous, RendezvousReport> failed(String text) {
        return Step.to(this, new RendezvousReport.Failed(new Verdict(Verdict.Kind.SERVER_MISBEHAVED, text)));
    }

    private Rendezvous in(LinkState next) {
        return new Rendezvous(bind, next, everUp, nameplate, mailbox, pending, heard);
    }

    private Rendezvous in(NameplateState next) {
        return new Rendezvous(bind, link, everUp, next, mailbox, pending, heard);
    }

    private Rendezvous in(MailboxState next) {
        return new Rendezvous(bind, link, everUp, nameplate, next, pending, heard);
    }
}
