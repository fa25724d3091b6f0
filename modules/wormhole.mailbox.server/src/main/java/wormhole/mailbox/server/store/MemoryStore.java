package wormhole.mailbox.server.store;

import java.util.List;
import wormhole.mailbox.server.hub.Change;
import wormhole.mailbox.server.hub.HubState;

/** Keeps nothing: what the hub has in memory is all there is, and ends with it. */
public final class MemoryStore implements MailboxStore {
    /** A store that forgets. */
    public MemoryStore() {}

    @Override
    public HubState load(Progress progress) {
        return new HubState();
    }

    @Override
    public long append(List<Change> changes) {
        return 0;
    }

    @Override
    public long durable() {
        return 0;
    }

    @Override
    public long backlog() {
        return 0;
    }

    @Override
    public void close() {
        // Nothing to let go of.
    }
}
