package wormhole.cli.exchange;

import wormhole.cli.failure.Failure;
import wormhole.cli.terminal.Events;
import wormhole.filetransfer.ssh.PublicKey;
import wormhole.filetransfer.ssh.PublicKeyLine;

/** The event of a public key that is sent or has come. */
public final class KeyEvent {
    private KeyEvent() {}

    /**
     * Tells of it.
     *
     * @param events which programs to tell
     * @param line as it stands in its file, or came
     * @param key the key in it
     * @throws Failure standard output is closed
     */
    public static void tell(Events events, PublicKeyLine line, PublicKey key) throws Failure {
        var comment = line.comment().orElse("");
        events.tell("key", "kind", line.kind(), "fingerprint", key.fingerprint(), "comment", comment);
    }
}
