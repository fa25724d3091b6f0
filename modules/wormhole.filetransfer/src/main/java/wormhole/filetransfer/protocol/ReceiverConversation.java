package wormhole.filetransfer.protocol;

import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import wormhole.api.error.PeerMisbehavedException;
import wormhole.api.transit.TransitRole;
import wormhole.filetransfer.error.TransferRefusedException;
import wormhole.filetransfer.offer.Offer;

/**
 * The receiver's part: hears the offer and answers ({@code cli/cmd_receive.py}). Knows neither wormhole nor pipe: what it hears is
 * handed in, what it wants done comes out.
 */
public final class ReceiverConversation {
    private final boolean onlyText;
    private Optional<String> hints = Optional.empty();
    private Optional<Offer> offered = Optional.empty();

    /**
     * Nothing was heard yet.
     *
     * @param onlyText whether files and directories are refused
     */
    public ReceiverConversation(boolean onlyText) {
        this.onlyText = onlyText;
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
            return List.of(new Step.Fail(new TransferRefusedException(error.get(), true)));
        }
        var steps = new ArrayList<Step>();
        if (message.hasTransit() && hints.isEmpty() && offered.isEmpty()) {
            hints = Optional.of(message.hints());
            steps.add(new Step.Prepare(TransitRole.RECEIVER));
        }
        if (message.offer().isPresent() && offered.isEmpty()) {
            steps.addAll(offer(message.offer().get()));
        }
        return steps;
    }

    private List<Step> offer(JsonValue value) throws PeerMisbehavedException {
        try {
            var offer = Offers.read(value);
            offered = Optional.of(offer);
            if (offer instanceof Offer.Text) {
                return List.of(new Step.Decide(offer));
            }
            if (hints.isEmpty()) {
                throw new PeerMisbehavedException("the peer offers something without saying how it can be reached");
            }
            return onlyText ? refuse() : List.of(new Step.Decide(offer));
        } catch (OfferRefusal e) {
            return refuse(e.getMessage());
        }
    }

    /**
     * The application accepts what was offered.
     *
     * @return what to do
     */
    public List<Step> accept() {
        var offer = offered.orElseThrow();
        var say = new Step.Say(Messages.answer(offer));
        return offer instanceof Offer.Text
                ? List.of(say, new Step.Finish())
                : List.of(say, new Step.Connect(hints.orElseThrow()));
    }

    /**
     * The application does not want it, or cannot store it.
     *
     * @return what to do
     */
    public List<Step> refuse() {
        return refuse(OfferRefusal.REJECTED);
    }

    private static List<Step> refuse(String why) {
        return List.of(new Step.Say(Messages.error(why)), new Step.Fail(new TransferRefusedException(why, false)));
    }
}
