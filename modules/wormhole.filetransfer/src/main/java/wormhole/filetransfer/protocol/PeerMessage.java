package wormhole.filetransfer.protocol;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.List;
import java.util.Optional;
import wormhole.api.error.PeerMisbehavedException;
import wormhole.json.JsonRefusedException;
import wormhole.json.StrictJson;

/** One message of the peer. */
public final class PeerMessage {
    private static final String NO_HINTS = "[]";

    private final JsonObject message;

    private PeerMessage(JsonObject message) {
        this.message = message;
    }

    /**
     * Reads one.
     *
     * @param utf8 what came through the wormhole
     * @return may hold anything
     * @throws PeerMisbehavedException it is no JSON object
     */
    public static PeerMessage of(byte[] utf8) throws PeerMisbehavedException {
        return new PeerMessage(object(utf8));
    }

    /** What a side does about a message. */
    interface Hearing {
        List<Step> of(PeerMessage message) throws PeerMisbehavedException;
    }

    /** What follows from a message; a peer that breaks the protocol is told so, and it ends. */
    static List<Step> heard(byte[] utf8, Hearing hearing) {
        try {
            return hearing.of(of(utf8));
        } catch (PeerMisbehavedException e) {
            return List.of(new Step.Say(Messages.error(e.getMessage())), new Step.Fail(e));
        }
    }

    static JsonObject object(byte[] utf8) throws PeerMisbehavedException {
        try {
            return StrictJson.peerObject(utf8);
        } catch (JsonRefusedException e) {
            throw new PeerMisbehavedException("the peer sent something that is no JSON object");
        }
    }

    /**
     * Whether the peer ends it.
     *
     * @return why, printable and cut; empty if the peer does not
     */
    public Optional<String> error() {
        return get("error")
                .map(value ->
                        value instanceof JsonString text ? PeerText.printable(text.getString()) : PeerText.repr(value));
    }

    /** The whole of it as the reference shows it, printable and cut. */
    String repr() {
        return PeerText.repr(message);
    }

    boolean hasTransit() {
        return message.containsKey("transit");
    }

    // The hints themselves are judged where they are used.
    String hints() throws PeerMisbehavedException {
        if (!(message.get("transit") instanceof JsonObject transit)) {
            throw new PeerMisbehavedException("the peer's transit message is no object");
        }
        var hints = transit.get("hints-v1");
        if (hints != null && !(hints instanceof JsonArray)) {
            throw new PeerMisbehavedException("the peer's hints are no list");
        }
        return hints == null ? NO_HINTS : hints.toString();
    }

    Optional<JsonValue> offer() {
        return get("offer");
    }

    Optional<JsonValue> answer() {
        return get("answer");
    }

    private Optional<JsonValue> get(String key) {
        return Optional.ofNullable(message.get(key));
    }
}
