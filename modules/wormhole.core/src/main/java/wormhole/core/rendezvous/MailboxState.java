package wormhole.core.rendezvous;

import wormhole.api.Mood;
import wormhole.core.wire.MailboxId;

/** What becomes of the mailbox ({@code _mailbox.py}; protocol B.5). Connected or not is not part of it. */
public sealed interface MailboxState {
    /** Its name is not known. */
    record Unknown() implements MailboxState {}

    /**
     * Open.
     *
     * @param id which
     */
    record Open(MailboxId id) implements MailboxState {}

    /**
     * Being left.
     *
     * @param id which
     * @param mood what the server is told
     */
    record Closing(MailboxId id, Mood mood) implements MailboxState {}

    /** Left, or never opened. */
    record Closed() implements MailboxState {}
}
