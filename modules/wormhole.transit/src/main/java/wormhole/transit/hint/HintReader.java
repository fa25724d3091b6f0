package wormhole.transit.hint;

import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import wormhole.api.transit.Abilities;
import wormhole.api.transit.Hint;
import wormhole.json.JsonRefusedException;
import wormhole.json.StrictJson;

/**
 * Reads hints as leniently as the reference ({@code _hints.py}, {@code transit.py} {@code add_connection_hints}): what is
 * unknown or malformed is skipped, alone. Unlike there an item that is no object is skipped too, as are ports that are no ports
 * and priorities that are no finite numbers; and there are limits.
 */
public final class HintReader {
    /** The most addresses taken from one peer, those of relays included; the rest is skipped. */
    public static final int MAX_ADDRESSES = 32;

    /** The longest JSON text of hints that is looked at, in UTF-8 bytes. */
    public static final int MAX_TEXT_BYTES = 256 << 10;

    private static final Set<String> WEBSOCKET = Set.of("websocket-v1", "websocket");

    private final List<Hint> hints = new ArrayList<>();
    private int addresses;
    private int skipped;

    private HintReader() {}

    /**
     * Reads the hints of a file transfer or the like.
     *
     * @param json the text of {@code hints-v1}
     * @return what can be used
     * @throws JsonRefusedException it is no JSON array, or too long
     */
    public static PeerHints read(String json) throws JsonRefusedException {
        return read(array(json));
    }

    /**
     * Reads the hints of a file transfer or the like.
     *
     * @param list the value of {@code hints-v1}
     * @return what can be used; a relay that cannot be reached in any known way is left out
     */
    public static PeerHints read(JsonArray list) {
        var reader = new HintReader();
        list.forEach(reader::take);
        return new PeerHints(reader.hints, reader.skipped);
    }

    /**
     * Reads one hint, as it comes in a dilation's message.
     *
     * @param value anything
     * @return the hint; a relay stays even if it cannot be reached in any known way
     */
    public static Optional<Hint> readOne(JsonValue value) {
        return new HintReader().hint(value);
    }

    /**
     * Reads abilities. Nothing follows from them in a transfer but what a person may be told.
     *
     * @param value the value of {@code abilities-v1}, unchecked
     * @return the first few kinds; items that are none are skipped
     */
    public static Abilities readAbilities(JsonValue value) {
        if (!(value instanceof JsonArray list)) {
            return new Abilities(List.of());
        }
        return new Abilities(list.stream()
                .filter(JsonObject.class::isInstance)
                .map(item -> text(item.asJsonObject(), "type"))
                .filter(type -> !type.isEmpty() && type.length() <= Abilities.MAX_LENGTH)
                .distinct()
                .limit(Abilities.MAX_TYPES)
                .toList());
    }

    private static JsonArray array(String json) throws JsonRefusedException {
        if (json.length() > MAX_TEXT_BYTES) {
            throw new JsonRefusedException("hints of more than " + MAX_TEXT_BYTES + " bytes");
        }
        return StrictJson.peerArray(json);
    }

    private void take(JsonValue value) {
        if (addresses >= MAX_ADDRESSES) {
            skipped++;
            return;
        }
        hint(value).filter(this::usable).ifPresentOrElse(hints::add, () -> skipped++);
    }

    private boolean usable(Hint hint) {
        return !(hint instanceof Hint.Relay relay) || !relay.addresses().isEmpty();
    }

    private Optional<Hint> hint(JsonValue value) {
        if (!(value instanceof JsonObject object)) {
            return Optional.empty();
        }
        return text(object, "type").equals(Abilities.RELAY)
                ? relay(object.get("hints"))
                : address(object).map(Hint.class::cast);
    }

    private Optional<Hint> relay(JsonValue list) {
        if (!(list instanceof JsonArray items)) {
            return Optional.empty();
        }
        var inner = new ArrayList<Hint.Address>();
        for (var item : items) {
            var address = item instanceof JsonObject object && addresses < MAX_ADDRESSES
                    ? address(object)
                    : Optional.<Hint.Address>empty();
            address.ifPresentOrElse(inner::add, () -> skipped++);
        }
        return Optional.of(new Hint.Relay(inner));
    }

    private Optional<Hint.Address> address(JsonObject object) {
        try {
            var address = checkedAddress(object);
            address.ifPresent(found -> addresses++);
            return address;
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    // The reference's rules, by the exceptions of the records: a hint is what could be made, or is none.
    private static Optional<Hint.Address> checkedAddress(JsonObject object) {
        var type = text(object, "type");
        if (type.equals(Abilities.DIRECT_TCP)) {
            return Optional.of(new Hint.DirectTcp(text(object, "hostname"), port(object), priority(object)));
        }
        if (type.equals(Abilities.TOR_TCP)) {
            return Optional.of(new Hint.TorTcp(text(object, "hostname"), port(object), priority(object)));
        }
        if (WEBSOCKET.contains(type)) {
            return Optional.of(new Hint.WebSocket(text(object, "url")));
        }
        return Optional.empty();
    }

    private static String text(JsonObject object, String member) {
        return object.get(member) instanceof JsonString text ? text.getString() : "";
    }

    // An integer as it is written: the reference takes 80, and neither 80.0 nor "80".
    private static int port(JsonObject object) {
        if (object.get("port") instanceof JsonNumber number && number.toString().matches("[0-9]{1,5}")) {
            return Integer.parseInt(number.toString());
        }
        return 0;
    }

    private static double priority(JsonObject object) {
        if (!object.containsKey("priority")) {
            return 0;
        }
        return object.get("priority") instanceof JsonNumber number ? number.doubleValue() : Double.NaN;
    }
}
