package wormhole.mailbox.server.hub;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** What can be done with mailboxes. The rules are those of the reference's {@code server.py}. */
final class Mailboxes {
    private static final String CROWDED = "crowded";
    private static final Set<String> MOODS = Set.of("happy", "lonely", "scary", "errory");

    private final HubState state;
    private final HubLimits limits;
    private final Summary summary;

    Mailboxes(HubState state, HubLimits limits, Summary summary) {
        this.state = state;
        this.limits = limits;
        this.summary = summary;
    }

    /** Opens for a side, which stays on the books even if the mailbox turns out to be crowded by it. */
    Mailbox open(Turn turn, String app, String id, boolean forNameplate, String side) throws RefusedException {
        checkRoom(app, id, side);
        turn.change(new Change.Opened(app, id, forNameplate, side, turn.now));
        var mailbox = state.mailbox(app, id).orElseThrow();
        if (mailbox.crowded()) {
            throw new RefusedException(CROWDED);
        }
        return mailbox;
    }

    void add(Turn turn, String app, Mailbox mailbox, StoredMessage message) throws RefusedException {
        var kept = state.mailbox(app, mailbox.id).orElse(mailbox);
        if (kept.messages.size() >= limits.messages()
                || kept.messageBytes() + message.footprint() > limits.mailboxBytes()) {
            throw new RefusedException("mailbox is full");
        }
        checkTotal(message.footprint());
        turn.change(new Change.Added(app, mailbox.id, message));
    }

    /** Closes for a side; with the last one the mailbox goes, its messages, and the nameplate that led to it. */
    void close(Turn turn, String app, String id, String side, String mood) {
        var found = state.mailbox(app, id).filter(mailbox -> !mailbox.leftover);
        if (found.flatMap(mailbox -> mailbox.opening(side)).isEmpty()) {
            return;
        }
        var mailbox = found.orElseThrow();
        turn.change(new Change.Closed(app, id, side, MOODS.contains(mood) ? mood : ""));
        if (!mailbox.open()) {
            turn.log(summary.of(app, mailbox, turn.now, false));
            turn.change(new Change.MailboxRemoved(app, id));
            mailbox.listeners.forEach(Client::unsubscribed);
            mailbox.listeners.clear();
        }
    }

    /** Touches what somebody listens to, then forgets what was not touched since. */
    void prune(Turn turn, long old) {
        for (var space : state.apps()) {
            for (var mailbox : space.mailboxes.values()) {
                if (!mailbox.listeners.isEmpty()) {
                    turn.change(new Change.Touched(space.app, mailbox.id, turn.now));
                }
            }
        }
        for (var idle : idle(old)) {
            forget(turn, idle);
        }
    }

    private record Idle(AppSpace space, Mailbox mailbox) {}

    private List<Idle> idle(long old) {
        var idle = new ArrayList<Idle>();
        for (var space : state.apps()) {
            for (var mailbox : space.mailboxes.values()) {
                if (mailbox.updated <= old) {
                    idle.add(new Idle(space, mailbox));
                }
            }
        }
        return idle;
    }

    private void forget(Turn turn, Idle idle) {
        var app = idle.space.app;
        idle.mailbox
                .nameplate
                .flatMap(idle.space::nameplate)
                .ifPresent(nameplate -> turn.log(summary.of(app, nameplate, turn.now, true)));
        if (!idle.mailbox.leftover) {
            turn.log(summary.of(app, idle.mailbox, turn.now, true));
        }
        turn.change(new Change.MailboxRemoved(app, idle.mailbox.id));
    }

    private void checkRoom(String app, String id, String side) throws RefusedException {
        var mailbox = state.mailbox(app, id).filter(found -> !found.leftover);
        if (mailbox.isEmpty()) {
            if (state.mailboxes() >= limits.mailboxes()) {
                throw new RefusedException("server is full");
            }
            checkTotal(1000L + app.length() + id.length() + side.length());
        } else if (mailbox.get().opening(side).isEmpty()) {
            if (mailbox.get().openings.size() >= limits.sides()) {
                throw new RefusedException(CROWDED);
            }
            checkTotal(100L + side.length());
        }
    }

    void checkTotal(long more) throws RefusedException {
        if (state.bytes() + more > limits.totalBytes()) {
            throw new RefusedException("server is full");
        }
    }
}
