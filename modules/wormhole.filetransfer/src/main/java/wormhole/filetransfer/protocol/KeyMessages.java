package wormhole.filetransfer.protocol;

import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.stream.Collectors;
import wormhole.api.error.PeerMisbehavedException;
import wormhole.api.error.TransferException;
import wormhole.api.error.WormholeException;
import wormhole.filetransfer.error.TransferRefusedException;

/**
 * What the two sides of an exchange of SSH keys hear, in the words of the reference ({@code xfer_util.py}): an offer of a text, and
 * any answer that is not empty.
 */
public final class KeyMessages {
    private KeyMessages() {}

    /**
     * Whether the other side took the key.
     *
     * @param utf8 what it answers
     * @throws TransferException it did not
     * @throws PeerMisbehavedException it is no JSON object
     */
    public static void checkAnswer(byte[] utf8) throws TransferException, PeerMisbehavedException {
        var message = PeerMessage.of(utf8);
        if (message.answer().filter(KeyMessages::saysSomething).isEmpty()) {
            throw new TransferRefusedException("Unknown answer: " + message.repr(), true);
        }
    }

    /**
     * What the other side offers.
     *
     * @param utf8 what it says
     * @return the text, unchecked
     * @throws WormholeException it offers no text, or gives up
     */
    public static String offered(byte[] utf8) throws WormholeException {
        var message = PeerMessage.of(utf8);
        var said = message.offer().filter(KeyMessages::saysSomething);
        if (said.isEmpty() || !(said.get() instanceof JsonObject offer)) {
            throw misunderstood(message, "Do not understand response: " + message.repr());
        }
        if (!offer.containsKey("message")) {
            throw misunderstood(message, "Unknown offer type: dict_keys([" + keys(offer) + "])");
        }
        return Optional.of(offer.get("message"))
                .filter(JsonString.class::isInstance)
                .map(text -> ((JsonString) text).getString())
                .orElseThrow(() -> new PeerMisbehavedException("the other side offers a message that is no text"));
    }

    private static String keys(JsonObject offer) {
        var keys = offer.keySet().stream().map(PeerText::quoted).collect(Collectors.joining(", "));
        return PeerText.printable(keys);
    }

    private static WormholeException misunderstood(PeerMessage message, String text) {
        return message.error().isPresent()
                ? new TransferRefusedException(text, true)
                : new PeerMisbehavedException(text);
    }

    // What Python takes for true.
    private static boolean saysSomething(JsonValue value) {
        if (value instanceof JsonObject object) {
            return !object.isEmpty();
        } else if (value instanceof JsonArray array) {
            return !array.isEmpty();
        } else if (value instanceof JsonString text) {
            return !text.getString().isEmpty();
        } else if (value instanceof JsonNumber number) {
            return !isZero(number);
        }
        return value == JsonValue.TRUE;
    }

    private static boolean isZero(JsonNumber number) {
        return number.bigDecimalValue().compareTo(BigDecimal.ZERO) == 0;
    }
}
