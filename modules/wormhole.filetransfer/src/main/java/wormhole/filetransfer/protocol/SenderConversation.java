package wormhole.filetransfer.protocol;

import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import wormhole.api.error.PeerMisbehavedException;
import wormhole.api.transit.TransitRole;
import wormhole.filetransfer.error.TransferMismatchException;
import wormhole.filetransfer.error.TransferRefusedException;
import wormhole.filetransfer.offer.Offer;

/**
 * The sender's part: offers, hears the answer, and judges the acknowledgement ({@code cli/cmd_send.py}). Knows neither wormhole nor
 * pipe: what it hears is handed in, what it wants done comes out.
 */
public final class SenderConversation {
    private final Offer offer;
    private Optional<String> hints = Optional.empty();
    private boolean answered;

    /**
     * Nothing was said yet.
     *
     * @param offer what is offered
     */
    public SenderConversation(Offer offer) {
        this.offer = offer;
    }

    /**
     * There is a peer.
     *
     * @return what to say. A text needs no pipe.
     */
    public List<Step> begin() {
        var say = new Step.Say(Messages.offer(offer));
        return offer instanceof Offer.Text ? List.of(say) : List.of(new Step.Prepare(TransitRole.SENDER), say);
    }

    /**
     * Hears a message.
     *
     * @param utf8 what came through the wormhole
     * @return what follows from it, in order; nothing if it says nothing new
     */
    public List<Step> hear(byte[] utf8) {
        return PeerMessage.heard(utf8, this::hear);
    }

    private List<Step> hear(PeerMessage message) throws PeerMisbehavedException {
        var error = message.error();
        if (error.isPresent()) {
            return refused("remote error, transfer abandoned: " + error.get(), true);
        }
        var steps = new ArrayList<Step>();
        if (message.hasTransit() && !answered && hints.isEmpty() && !(offer instanceof Offer.Text)) {
            hints = Optional.of(message.hints());
        }
        if (message.answer().isPresent() && !answered) {
            answered = true;
            steps.addAll(answer(message.answer().get()));
        }
        return steps;
    }

    private List<Step> answer(JsonValue answer) {
        if (offer instanceof Offer.Text) {
            return saysOk(answer, "message_ack")
                    ? List.of(new Step.Finish())
                    : refused("error sending text: " + PeerText.repr(answer), true);
        }
        return saysOk(answer, "file_ack")
                ? List.of(new Step.Connect(hints.orElse("[]")))
                : refused("ambiguous response from remote, transfer abandoned: " + PeerText.repr(answer), true);
    }

    private static List<Step> refused(String message, boolean byPeer) {
        return List.of(new Step.Fail(new TransferRefusedException(message, byPeer)));
    }

    private static boolean saysOk(JsonValue value, String key) {
        return value instanceof JsonObject object
                && object.get(key) instanceof JsonString text
                && text.getString().equals("ok");
    }

    /**
     * Judges the record that the receiver sends when it has everything.
     *
     * @param record its plaintext
     * @param sha256 of what was sent, in lower-case hex
     * @return whether the receiver named the hash, and the same; it may leave it out
     * @throws PeerMisbehavedException it is no JSON object
     * @throws TransferMismatchException the receiver says that it failed, or has another hash
     */
    public static boolean isConfirmed(byte[] record, String sha256)
            throws PeerMisbehavedException, TransferMismatchException {
        var acknowledgement = PeerMessage.object(record);
        if (!saysOk(acknowledgement, "ack")) {
            throw new TransferMismatchException(
                    "Transfer failed (remote says: " + PeerText.repr(acknowledgement) + ")");
        }
        var named = acknowledgement.get("sha256");
        if (named != null
                && !(named instanceof JsonString text && text.getString().equals(sha256))) {
            throw new TransferMismatchException("Transfer failed (bad remote hash)");
        }
        return named != null;
    }
}
