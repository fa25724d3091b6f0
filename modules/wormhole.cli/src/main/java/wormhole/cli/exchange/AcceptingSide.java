package wormhole.cli.exchange;

import java.time.Duration;
import java.util.Optional;
import wormhole.api.error.WormholeException;
import wormhole.cli.failure.Failure;
import wormhole.cli.terminal.Events;
import wormhole.filetransfer.ssh.KeyExchange;
import wormhole.filetransfer.ssh.PublicKeyLine;

/** The side that was invited: sends its public key. */
public final class AcceptingSide {
    private final Events events;
    private final Conversation conversation;

    /**
     * The invited side.
     *
     * @param events which programs to tell, and where people are told
     * @param conversation its wormhole has a code
     */
    public AcceptingSide(Events events, Conversation conversation) {
        this.events = events;
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
        var verifier = conversation.meet("Waiting for the inviting side...", timeout);
        events.tell("verifier", "verifier", verifier.hex());
        conversation.await(
                KeyExchange.send(conversation.wormhole(), key), "Waiting for the other side to add the key...");
        conversation.close();
        events.show("Key sent.");
        events.tell("done");
    }
}
