package wormhole.cli.exchange;

import wormhole.api.Status;
import wormhole.api.Status.CodeState;
import wormhole.api.Status.MailboxConnection;
import wormhole.api.StatusListener;
import wormhole.cli.terminal.Console;
import wormhole.cli.terminal.Escaping;

/** Tells the user when the link to the mailbox server is lost and found, and when the code is used up. */
public final class StatusNotes implements StatusListener {
    private final Console console;
    private final boolean tellOfCode;
    private boolean lost;
    private boolean consumed;

    /**
     * A listener.
     *
     * @param console whom to tell
     * @param tellOfCode whether to tell that the code was used
     */
    public StatusNotes(Console console, boolean tellOfCode) {
        this.console = console;
        this.tellOfCode = tellOfCode;
    }

    @Override
    public synchronized void statusChanged(Status status) {
        if (status.mailboxConnection() instanceof MailboxConnection.Connecting trying && trying.attempt() > 1) {
            if (!lost) {
                console.note("The mailbox server is not reached (" + Escaping.line(trying.lastProblem(), 200)
                        + "); trying again...");
            }
            lost = true;
        } else if (lost && status.mailboxConnection() instanceof MailboxConnection.Connected) {
            console.note("The mailbox server is reached again.");
            lost = false;
        }
        if (tellOfCode && !consumed && status.code() == CodeState.CONSUMED) {
            consumed = true;
            console.note("Note: code has been consumed and can no longer be used.");
        }
    }
}
