package wormhole.cli.exchange;

import java.util.Locale;
import java.util.Optional;
import wormhole.api.Verifier;
import wormhole.api.error.WormholeException;
import wormhole.cli.failure.Failure;
import wormhole.cli.failure.UsageException;
import wormhole.cli.terminal.Console;
import wormhole.cli.terminal.Escaping;

/** The sending side, once the code is known. */
public final class TextSender {
    private final Console console;
    private final Conversation conversation;

    /**
     * A sender.
     *
     * @param console to show and to ask
     * @param conversation its wormhole has a code
     */
    public TextSender(Console console, Conversation conversation) {
        this.console = console;
        this.conversation = conversation;
    }

    /**
     * Sends a text and waits until the receiver has shown it.
     *
     * @param text what to send
     * @param verify whether the user must compare the verifier first
     * @throws Failure the receiver, or our user, does not want it
     * @throws UsageException the answer to the question cannot be read
     * @throws WormholeException the wormhole ended
     * @throws InterruptedException this thread was interrupted
     */
    public void send(String text, boolean verify)
            throws Failure, UsageException, WormholeException, InterruptedException {
        var verifier = conversation.meet("");
        if (verify) {
            check(verifier);
        }
        conversation.send(PeerMessage.offerOf(text));
        conclude(conversation.receive(
                message -> message.answer().isPresent(), "Waiting for the other side to show the text..."));
    }

    private void check(Verifier verifier) throws Failure, UsageException {
        Optional<String> answer;
        do {
            answer = console.ask("Verifier " + verifier.hex() + ". ok? (yes/no): ")
                    .map(word -> word.toLowerCase(Locale.ROOT));
        } while (answer.filter(word -> !word.equals("yes") && !word.equals("no"))
                .isPresent());
        if (!answer.equals(Optional.of("yes"))) {
            var why = "sender rejected verification check, abandoned transfer";
            conversation.send(PeerMessage.errorOf(why));
            throw Failure.ofTransfer(why, answer.isPresent() ? "" : "There was no answer: standard input has ended.");
        }
    }

    private void conclude(PeerMessage message) throws Failure {
        var error = message.error();
        if (error.isPresent()) {
            throw Failure.ofTransfer("remote error, transfer abandoned: " + Escaping.line(error.get(), 500), "");
        }
        var answer = message.answer().orElseThrow();
        if (!PeerMessage.text(answer, "message_ack").equals(Optional.of("ok"))) {
            throw Failure.ofTransfer("error sending text: " + Escaping.line(answer.toString(), 500), "");
        }
        console.note("text message sent");
    }
}
