package wormhole.mailbox.server.websocket;

import java.util.List;
import wormhole.mailbox.server.hub.Change;
import wormhole.mailbox.server.hub.HubState;
import wormhole.mailbox.server.store.MailboxStore;

/** A store that makes things durable when the test says so. */
final class LazyStore implements MailboxStore {
    long appended;
    long durable;
    long backlog;

    @Override
    public HubState load(Progress progress) {
        return new HubState();
    }

    @Override
    public long append(List<Change> changes) {
        return ++appended;
    }

    @Override
    public long durable() {
        return durable;
    }

    @Override
    public long backlog() {
        return backlog;
    }

    @Override
    public void close() {
        durable = appended;
    }
}
