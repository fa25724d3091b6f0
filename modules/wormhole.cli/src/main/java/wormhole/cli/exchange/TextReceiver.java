package wormhole.cli.exchange;

import jakarta.json.JsonObject;
import wormhole.api.error.WormholeException;
import wormhole.cli.failure.Failure;
import wormhole.cli.terminal.Console;
import wormhole.cli.terminal.Console.Stream;
import wormhole.cli.terminal.Escaping;

/** The receiving side, once the code is known. */
public final class TextReceiver {
    private final Console console;
    private final Conversation conversation;

    /**
     * A receiver.
     *
     * @param console where the text goes
     * @param conversation its wormhole has a code
     */
    public TextReceiver(Console console, Conversation conversation) {
        this.console = console;
        this.conversation = conversation;
    }

    /**
     * Waits for a text, shows it and says so to the sender.
     *
     * @param verify whether to show the verifier
     * @throws Failure the sender gave up, or offers something else, or the text could not be shown
     * @throws WormholeException the wormhole ended
     * @throws InterruptedException this thread was interrupted
     */
    public void receive(boolean verify) throws Failure, WormholeException, InterruptedException {
        var verifier = conversation.meet("Waiting for sender...");
        if (verify) {
            console.note("Verifier " + verifier.hex() + ".");
        }
        var message = conversation.receive(
                candidate -> candidate.offer().isPresent(), "Waiting for the sender to offer something...");
        var error = message.error();
        if (error.isPresent()) {
            throw Failure.ofTransfer(Escaping.line(error.get(), 500), "The sender has given up.");
        }
        answer(message.offer().orElseThrow());
    }

    private void answer(JsonObject offer) throws Failure {
        var text = PeerMessage.text(offer, "message");
        if (text.isPresent()) {
            show(text.get());
            conversation.send(PeerMessage.acknowledgement());
        } else if (offer.containsKey("file") || offer.containsKey("directory")) {
            throw refuse(
                    "transfer rejected",
                    "the sender offers a " + (offer.containsKey("file") ? "file" : "directory"),
                    "This version receives texts only: ask for `wormhole send --text`.");
        } else {
            throw refuse("unknown offer type", "the sender offers something unknown", "");
        }
    }

    // To a pipe the text goes as it is: what reads it is a program.
    private void show(String text) throws Failure {
        try {
            console.print(console.isTerminal(Stream.OUT) ? Escaping.lines(text) : text);
        } catch (Failure e) {
            conversation.send(PeerMessage.errorOf("the receiver could not show the text"));
            throw e;
        }
    }

    private Failure refuse(String toPeer, String toUser, String advice) {
        conversation.send(PeerMessage.errorOf(toPeer));
        return Failure.ofTransfer(toPeer + ": " + toUser, advice);
    }
}
