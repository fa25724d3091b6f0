package wormhole.filetransfer.protocol;

import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import wormhole.api.error.PeerMisbehavedException;
import wormhole.api.transit.TransitRole;
import wormhole.filetransfer.error.TransferRefusedException;

/**
 * One end of a pipe; both are alike. Offers it, hears the other's offer, and sees by the lots which of the two decides on the
 * connection: the greater one. An offer of this kind is refused by everyone who expects a file, as theirs is here. Knows neither
 * wormhole nor pipe: what it hears is handed in, what it wants done comes out. The wire is described in {@code docs/cli.md}.
 */
public final class PipeConversation {
    static final String OFFER = "pipe-v1";

    /** What a peer that offers something else is told. */
    static final String NO_FILES = "the other side runs 'wormhole pipe', which takes no files and no texts";

    private static final String LOT = "[0-9a-f]{32}";

    private final String lot;
    private Optional<TransitRole> role = Optional.empty();
    private Optional<String> hints = Optional.empty();
    private boolean connecting;

    /**
     * Nothing was said yet.
     *
     * @param lot 32 hex digits in lower case, drawn for this pipe
     */
    public PipeConversation(String lot) {
        this.lot = lot;
    }

    /**
     * There is a peer.
     *
     * @return what to say
     */
    public List<Step> begin() {
        return List.of(new Step.Say(Messages.pipe(lot)));
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
            return List.of(new Step.Fail(new TransferRefusedException(refused(error.get()), true)));
        }
        var steps = new ArrayList<Step>();
        if (message.hasTransit() && hints.isEmpty()) {
            hints = Optional.of(message.hints());
        }
        if (message.offer().isPresent() && role.isEmpty()) {
            steps.addAll(offer(message.offer().get()));
        }
        if (role.isPresent() && hints.isPresent() && !connecting) {
            connecting = true;
            steps.add(new Step.Connect(hints.get()));
        }
        return steps;
    }

    /**
     * How a user is told why the peer has given up. No side of a pipe is a sender, as the words of file transfer have it.
     *
     * @param why what the peer said
     * @return the same, for an end of a pipe
     */
    public static String gaveUp(String why) {
        return why.equals(Messages.VERIFIER_REJECTED) ? "the verifier was rejected on the other side" : why;
    }

    // Whoever compares the verifier has not offered anything yet.
    private String refused(String why) {
        var known = role.isPresent() || why.equals(Messages.VERIFIER_REJECTED) || why.equals(Messages.CANCELLED);
        return known ? gaveUp(why) : "the other side does not run 'wormhole pipe', or does not want it: " + why;
    }

    private List<Step> offer(JsonValue offer) throws PeerMisbehavedException {
        if (!(offer instanceof JsonObject object) || !(object.get(OFFER) instanceof JsonObject pipe)) {
            return List.of(
                    new Step.Say(Messages.error(NO_FILES)),
                    new Step.Fail(
                            new TransferRefusedException("the other side offers something else than a pipe", false)));
        }
        var decides = lot.compareTo(lotIn(pipe)) > 0 ? TransitRole.SENDER : TransitRole.RECEIVER;
        role = Optional.of(decides);
        return List.of(new Step.Prepare(decides));
    }

    private String lotIn(JsonObject pipe) throws PeerMisbehavedException {
        if (pipe.get("lot") instanceof JsonString theirs
                && theirs.getString().matches(LOT)
                && !theirs.getString().equals(lot)) {
            return theirs.getString();
        }
        throw new PeerMisbehavedException("the peer's offer of a pipe holds no lot of its own");
    }
}
