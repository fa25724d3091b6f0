package wormhole.mailbox.server.store;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.io.TempDir;
import wormhole.mailbox.server.hub.Change;
import wormhole.mailbox.server.hub.HubState;
import wormhole.mailbox.server.hub.StoredMessage;

/** A file for a store, and changes to keep in it. */
abstract class StoreFixture {
    static final MailboxStore.Progress DEAF = new MailboxStore.Progress() {
        @Override
        public void advanced() {
            // The test looks itself.
        }

        @Override
        public void failed(IOException cause) {
            throw new AssertionError(cause);
        }
    };

    @TempDir
    Path directory;

    Path file() {
        return directory.resolve("relay.mailboxes");
    }

    /** One of every kind, each visible in the state. */
    static List<Change> story(String mailbox) {
        return List.of(
                new Change.Opened("app", mailbox, true, "a", 5),
                new Change.Claimed("app", "7", mailbox, "a", 5, true),
                new Change.Claimed("app", "7", mailbox, "b", 6, false),
                new Change.Opened("app", mailbox, false, "b", 6),
                new Change.Added("app", mailbox, message("b", "pake")),
                new Change.Added(
                        "app",
                        mailbox,
                        new StoredMessage("ü\ud83d\ude00", Optional.empty(), Optional.empty(), 9, Optional.empty())),
                new Change.Released("app", "7", "a"),
                new Change.Closed("app", mailbox, "a", "happy"),
                new Change.Touched("app", mailbox, 77),
                new Change.Opened("app", "gone", false, "a", 5),
                new Change.MailboxRemoved("app", "gone"),
                new Change.Opened("app", "other", true, "a", 5),
                new Change.Claimed("app", "8", "other", "a", 5, true),
                new Change.NameplateRemoved("app", "8"));
    }

    static StoredMessage message(String side, String phase) {
        return new StoredMessage(side, Optional.of(phase), Optional.of("00ff"), 8, Optional.of("01fe"));
    }

    static List<Change> picture(HubState state) {
        var picture = new ArrayList<Change>();
        state.describe(picture::add);
        return picture;
    }

    static HubState made(List<Change> changes) {
        var state = new HubState();
        changes.forEach(state::apply);
        return state;
    }

    HubState stored() throws IOException {
        try (var store = new FileStore(file())) {
            return store.load(DEAF);
        }
    }

    static void append(MailboxStore store, List<Change> changes) {
        awaitDurable(store, store.append(changes));
    }

    static void awaitDurable(MailboxStore store, long position) {
        while (store.durable() < position) {
            Thread.yield();
        }
    }
}
