package wormhole.mailbox.server.hub;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * What a hub must not forget: nameplates and mailboxes of every appid. It changes by {@link #apply} only, so it can be
 * rebuilt from its changes. For one thread at a time.
 */
public final class HubState implements Change.Handler {
    private final Map<String, AppSpace> apps = new HashMap<>();
    private int mailboxes;
    private int nameplates;
    private long messages;
    private long bytes;

    /** Nothing stored. */
    public HubState() {}

    /**
     * Makes one change.
     *
     * @param change what; a change of something that is not there does nothing
     */
    public void apply(Change change) {
        change.accept(this);
    }

    /**
     * The changes that make this state out of an empty one.
     *
     * @param out hears of each, in order
     */
    public void describe(Consumer<Change> out) {
        for (var space : apps.values()) {
            for (var mailbox : space.mailboxes.values()) {
                describe(space.app, mailbox, out);
            }
            for (var nameplate : space.nameplates.values()) {
                describe(space.app, nameplate, out);
            }
        }
    }

    /**
     * How many mailboxes there are.
     *
     * @return without those that nobody has opened
     */
    public int mailboxes() {
        return mailboxes;
    }

    /**
     * How many nameplates there are.
     *
     * @return in all appids
     */
    public int nameplates() {
        return nameplates;
    }

    /**
     * How many messages are kept.
     *
     * @return in all mailboxes
     */
    public long messages() {
        return messages;
    }

    /**
     * About how much memory all this takes.
     *
     * @return bytes
     */
    public long bytes() {
        return bytes;
    }

    Iterable<AppSpace> apps() {
        return apps.values();
    }

    Optional<AppSpace> space(String app) {
        return Optional.ofNullable(apps.get(app));
    }

    Optional<Mailbox> mailbox(String app, String id) {
        return space(app).flatMap(space -> space.mailbox(id));
    }

    Optional<Nameplate> nameplate(String app, String name) {
        return space(app).flatMap(space -> space.nameplate(name));
    }

    @Override
    public void on(Change.Opened change) {
        var mailbox = mailboxFor(change.app(), change.mailbox());
        if (mailbox.leftover) {
            mailbox.leftover = false;
            mailbox.forNameplate = change.forNameplate();
            mailboxes++;
        }
        mailbox.updated = change.when();
        if (mailbox.opening(change.side()).isEmpty()) {
            var before = mailbox.footprint();
            mailbox.openings.add(new Mailbox.Opening(change.side(), change.when()));
            bytes += mailbox.footprint() - before;
        }
    }

    @Override
    public void on(Change.Claimed change) {
        var space = spaceFor(change.app());
        var nameplate = space.nameplate(change.nameplate()).orElseGet(() -> newNameplate(space, change));
        var claim = nameplate.claim(change.side()).orElseGet(() -> newClaim(nameplate, change));
        claim.allocated = change.allocated();
        if (change.allocated()) {
            space.allocated.put(change.side(), nameplate.name);
        } else {
            space.allocated.remove(change.side(), nameplate.name);
        }
    }

    @Override
    public void on(Change.Released change) {
        space(change.app())
                .ifPresent(space -> space.nameplate(change.nameplate())
                        .flatMap(nameplate -> nameplate.claim(change.side()))
                        .ifPresent(claim -> {
                            claim.claimed = false;
                            claim.allocated = false;
                            space.allocated.remove(change.side(), change.nameplate());
                        }));
    }

    @Override
    public void on(Change.NameplateRemoved change) {
        space(change.app()).ifPresent(space -> {
            space.nameplate(change.nameplate()).ifPresent(nameplate -> remove(space, nameplate));
            tidy(space);
        });
    }

    @Override
    public void on(Change.Added change) {
        mailboxFor(change.app(), change.mailbox()).add(change.message());
        messages++;
        bytes += change.message().footprint();
    }

    @Override
    public void on(Change.Closed change) {
        mailbox(change.app(), change.mailbox())
                .ifPresent(mailbox -> mailbox.opening(change.side()).ifPresent(opening -> {
                    bytes += change.mood().length() - opening.mood.length();
                    opening.open = false;
                    opening.mood = change.mood();
                }));
    }

    @Override
    public void on(Change.MailboxRemoved change) {
        space(change.app()).ifPresent(space -> {
            space.mailbox(change.mailbox()).ifPresent(mailbox -> remove(space, mailbox));
            tidy(space);
        });
    }

    @Override
    public void on(Change.Touched change) {
        mailbox(change.app(), change.mailbox()).ifPresent(mailbox -> mailbox.updated = change.when());
    }

    private AppSpace spaceFor(String app) {
        return apps.computeIfAbsent(app, AppSpace::new);
    }

    private Mailbox mailboxFor(String app, String id) {
        return spaceFor(app).mailboxes.computeIfAbsent(id, missing -> {
            var mailbox = new Mailbox(missing);
            bytes += mailbox.footprint() + app.length();
            return mailbox;
        });
    }

    private Nameplate newNameplate(AppSpace space, Change.Claimed change) {
        var nameplate = new Nameplate(change.nameplate(), change.mailbox());
        space.add(nameplate);
        mailboxFor(change.app(), change.mailbox()).nameplate = Optional.of(change.nameplate());
        nameplates++;
        bytes += nameplate.footprint();
        return nameplate;
    }

    private Nameplate.Claim newClaim(Nameplate nameplate, Change.Claimed change) {
        var before = nameplate.footprint();
        var claim = new Nameplate.Claim(change.side(), change.when());
        nameplate.claims.add(claim);
        bytes += nameplate.footprint() - before;
        return claim;
    }

    private void remove(AppSpace space, Nameplate nameplate) {
        space.remove(nameplate);
        space.mailbox(nameplate.mailbox).ifPresent(mailbox -> mailbox.nameplate = Optional.empty());
        nameplates--;
        bytes -= nameplate.footprint();
    }

    private void remove(AppSpace space, Mailbox mailbox) {
        mailbox.nameplate.flatMap(space::nameplate).ifPresent(nameplate -> remove(space, nameplate));
        space.mailboxes.remove(mailbox.id);
        mailboxes -= mailbox.leftover ? 0 : 1;
        messages -= mailbox.messages.size();
        bytes -= mailbox.footprint() + space.app.length();
    }

    private void tidy(AppSpace space) {
        if (space.unused()) {
            apps.remove(space.app);
        }
    }

    private static void describe(String app, Mailbox mailbox, Consumer<Change> out) {
        for (var opening : mailbox.openings) {
            out.accept(new Change.Opened(app, mailbox.id, mailbox.forNameplate, opening.side, opening.added));
            if (!opening.open) {
                out.accept(new Change.Closed(app, mailbox.id, opening.side, opening.mood));
            }
        }
        for (var message : mailbox.messages) {
            out.accept(new Change.Added(app, mailbox.id, message));
        }
        out.accept(new Change.Touched(app, mailbox.id, mailbox.updated));
    }

    private static void describe(String app, Nameplate nameplate, Consumer<Change> out) {
        for (var claim : nameplate.claims) {
            out.accept(new Change.Claimed(
                    app, nameplate.name, nameplate.mailbox, claim.side, claim.added, claim.allocated));
            if (!claim.claimed) {
                out.accept(new Change.Released(app, nameplate.name, claim.side));
            }
        }
    }
}
