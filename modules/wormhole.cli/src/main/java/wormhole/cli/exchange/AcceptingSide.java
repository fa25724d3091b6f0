package wormhole.cli.exchange;

import java.time.Duration;
import java.util.Optional;
import wormhole.api.error.WormholeException;
import wormhole.cli.failure.Failure;
import wormhole.cli.terminal.Console;
import wormhole.filetransfer.ssh.KeyExchange;
import wormhole.filetransfer.ssh.PublicKeyLine;

/** The side that was invited: sends its public key. */
public final class AcceptingSide {
    private final Console console;
    private final Conversation conversation;

    /**
     * The invited side.
     *
     * @param console whom to tell
     * @param conversation its wormhole has a code
     */
    public AcceptingSide(Console console, Conversation conversation) {
        this.console = console;
        this.conversation = conversation;
    }

    /**
     * Sends a key and waits until the other side has taken it.
     *
     * @param key which
     * @param timeout how long to wait for the other side
     * @throws Failure nobody came in time, or standard output is closed
     * @throws WormholeException the wormhole ended, or the other side does not want it
     * @throws InterruptedException this thread was interrupted
     */
    public void send(PublicKeyLine key, Optional<Duration> timeout)
            throws Failure, WormholeException, InterruptedException {
        conversation.meet("Waiting for the inviting side...", timeout);
        conversation.await(
                KeyExchange.send(conversation.wormhole(), key), "Waiting for the other side to add the key...");
        conversation.close();
        console.print("Key sent.");
    }
}
