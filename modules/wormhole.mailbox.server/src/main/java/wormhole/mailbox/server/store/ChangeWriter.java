package wormhole.mailbox.server.store;

import wormhole.mailbox.server.hub.Change;

/** Changes to bytes: a type, then the fields in order. {@link ChangeReader} reads them. */
final class ChangeWriter implements Change.Handler {
    private final ByteSink out;

    ChangeWriter(ByteSink out) {
        this.out = out;
    }

    @Override
    public void on(Change.Opened change) {
        out.octet(ChangeReader.OPENED);
        out.text(change.app());
        out.text(change.mailbox());
        out.flag(change.forNameplate());
        out.text(change.side());
        out.number(change.when());
    }

    @Override
    public void on(Change.Claimed change) {
        out.octet(ChangeReader.CLAIMED);
        out.text(change.app());
        out.text(change.nameplate());
        out.text(change.mailbox());
        out.text(change.side());
        out.number(change.when());
        out.flag(change.allocated());
    }

    @Override
    public void on(Change.Released change) {
        out.octet(ChangeReader.RELEASED);
        out.text(change.app());
        out.text(change.nameplate());
        out.text(change.side());
    }

    @Override
    public void on(Change.NameplateRemoved change) {
        out.octet(ChangeReader.NAMEPLATE_REMOVED);
        out.text(change.app());
        out.text(change.nameplate());
    }

    @Override
    public void on(Change.Added change) {
        out.octet(ChangeReader.ADDED);
        out.text(change.app());
        out.text(change.mailbox());
        out.text(change.message().side());
        out.text(change.message().phase());
        out.text(change.message().body());
        out.number(change.message().serverRx());
        out.text(change.message().id());
    }

    @Override
    public void on(Change.Closed change) {
        out.octet(ChangeReader.CLOSED);
        out.text(change.app());
        out.text(change.mailbox());
        out.text(change.side());
        out.text(change.mood());
    }

    @Override
    public void on(Change.MailboxRemoved change) {
        out.octet(ChangeReader.MAILBOX_REMOVED);
        out.text(change.app());
        out.text(change.mailbox());
    }

    @Override
    public void on(Change.Touched change) {
        out.octet(ChangeReader.TOUCHED);
        out.text(change.app());
        out.text(change.mailbox());
        out.number(change.when());
    }
}
