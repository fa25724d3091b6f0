package wormhole.core.rendezvous;

import java.util.ArrayList;
import java.util.List;
import wormhole.api.Mood;
import wormhole.core.wire.ClientFrame;
import wormhole.core.wire.MailboxId;

/** What becomes of the mailbox ({@code _mailbox.py}; protocol B.5). Connected or not is not part of it. */
public sealed interface MailboxState {
    /**
     * What is said on each new connection (protocol B.4).
     *
     * @param pending what the server has not stored
     * @return what is not yet answered; nothing if all is
     */
    default List<ClientFrame> repeated(Pending pending) {
        return List.of();
    }

    /** Its name is not known. */
    record Unknown() implements MailboxState {}

    /**
     * Open.
     *
     * @param id which
     */
    record Open(MailboxId id) implements MailboxState {
        @Override
        public List<ClientFrame> repeated(Pending pending) {
            return openAndAdd(id, pending);
        }
    }

    /**
     * Being left.
     *
     * @param id which
     * @param mood what the server is told
     */
    record Closing(MailboxId id, Mood mood) implements MailboxState {
        // The peer may still be waiting for what was posted last; the reference repeats only the close.
        @Override
        public List<ClientFrame> repeated(Pending pending) {
            var frames = pending.isEmpty() ? new ArrayList<ClientFrame>() : openAndAdd(id, pending);
            frames.add(new ClientFrame.Close(id, mood));
            return frames;
        }
    }

    /** Left, or never opened. */
    record Closed() implements MailboxState {}

    private static List<ClientFrame> openAndAdd(MailboxId id, Pending pending) {
        var frames = new ArrayList<ClientFrame>();
        frames.add(new ClientFrame.Open(id));
        frames.addAll(pending.frames());
        return frames;
    }
}
