package wormhole.mailbox.server.hub;

import java.util.List;

/** What can be done with nameplates. The rules are those of the reference's {@code server.py}. */
final class Nameplates {
    private static final int MAX_DIGITS = 40;

    private final HubState state;
    private final HubOptions options;
    private final Mailboxes mailboxes;
    private final Summary summary;
    private final Draw draw;

    Nameplates(HubState state, HubOptions options, Mailboxes mailboxes, Summary summary, Draw draw) {
        this.state = state;
        this.options = options;
        this.mailboxes = mailboxes;
        this.summary = summary;
        this.draw = draw;
    }

    List<String> list(String app) {
        return options.allowList()
                ? state.space(app)
                        .map(space -> List.copyOf(space.nameplates.keySet()))
                        .orElse(List.of())
                : List.of();
    }

    /**
     * A free nameplate. A side that was given one and never claimed it gets it again: its answer may have been lost with
     * the link. (The reference gives it another, and the first stays taken until it is pruned.)
     */
    String allocate(Turn turn, String app, String side) throws RefusedException {
        var space = state.space(app).orElseGet(() -> new AppSpace(app));
        var before = space.allocated.get(side);
        var name = before == null ? draw.nameplate(space) : before;
        hold(turn, app, name, side, true);
        return name;
    }

    /** Holds a nameplate for a side, and opens its mailbox for it. */
    String claim(Turn turn, String app, String name, String side) throws RefusedException {
        return hold(turn, app, name, side, false);
    }

    private String hold(Turn turn, String app, String name, String side, boolean allocated) throws RefusedException {
        var found = state.nameplate(app, name);
        var claim = found.flatMap(nameplate -> nameplate.claim(side));
        if (claim.filter(held -> !held.claimed).isPresent()) {
            throw new RefusedException("reclaimed");
        }
        if (claim.isEmpty()) {
            checkRoom(app, name, side);
        }
        var mailbox = found.map(nameplate -> nameplate.mailbox).orElseGet(draw::mailboxId);
        if (claim.isEmpty() || claim.get().allocated != allocated) {
            turn.change(new Change.Claimed(app, name, mailbox, side, turn.now, allocated));
        }
        mailboxes.open(turn, app, mailbox, true, side);
        if (state.nameplate(app, name).orElseThrow().claims.size() > 2) {
            throw new RefusedException("crowded");
        }
        return mailbox;
    }

    void release(Turn turn, String app, String name, String side) {
        var nameplate =
                state.nameplate(app, name).filter(found -> found.claim(side).isPresent());
        if (nameplate.isEmpty()) {
            return;
        }
        turn.change(new Change.Released(app, name, side));
        if (!nameplate.get().held()) {
            turn.log(summary.of(app, nameplate.get(), turn.now, false));
            turn.change(new Change.NameplateRemoved(app, name));
        }
    }

    /** Only ASCII digits; the reference takes all of Unicode's and a line feed at the end. */
    static boolean valid(String name) {
        return !name.isEmpty() && name.length() <= MAX_DIGITS && name.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    private void checkRoom(String app, String name, String side) throws RefusedException {
        var limits = options.limits();
        var found = state.nameplate(app, name);
        if (found.filter(nameplate -> nameplate.claims.size() >= limits.sides()).isPresent()) {
            throw new RefusedException("crowded");
        }
        if (found.isEmpty()) {
            var used = state.space(app).map(space -> space.nameplates.size()).orElse(0);
            if (used >= limits.nameplates() || state.mailboxes() >= limits.mailboxes()) {
                throw new RefusedException("server is full");
            }
        }
        mailboxes.checkTotal(2000L + app.length() + side.length());
    }
}
