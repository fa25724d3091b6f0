package wormhole.conformance.vectors;

import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import wormhole.api.transit.Hint;
import wormhole.transit.hint.AddressRules;
import wormhole.transit.hint.HintReader;

/** What the reference makes of hints that ours skips ({@code docs/transit.md}): it takes them, or fails. */
final class ReferenceHints {
    private static final Set<String> TCP = Set.of("direct-tcp-v1", "tor-tcp-v1");

    private ReferenceHints() {}

    /** Whether it fails as it reads one hint: an item that is no object, a relay whose list is missing or none. */
    static boolean failsAlone(JsonValue item) {
        return failsInList(item) || isRelay(item) && !item.asJsonObject().containsKey("hints");
    }

    /** Whether it fails as it reads the hints of a transfer, where a relay without a list is an empty one. */
    static boolean failsInList(JsonValue item) {
        return !(item instanceof JsonObject hint)
                || isRelay(item) && hint.containsKey("hints") && !isListOfObjects(hint.get("hints"));
    }

    // Nothing is read of an empty text or object.
    private static boolean isListOfObjects(JsonValue list) {
        return list instanceof JsonArray items
                ? items.stream().allMatch(JsonObject.class::isInstance)
                : List.of("{}", "\"\"").contains(list.toString());
    }

    /** Whether it takes something here that ours skips. */
    static boolean takesMore(JsonValue item) {
        if (!isRelay(item)) {
            return takes(item) && HintReader.readOne(item).isEmpty();
        }
        return item.asJsonObject().get("hints") instanceof JsonArray inner
                ? inner.stream().anyMatch(one -> takes(one) && HintReader.readOne(one).isEmpty())
                : HintReader.readOne(item).isEmpty();
    }

    /** How ours departs on purpose in the hints of a transfer. */
    static Optional<String> departure(JsonArray hints) {
        if (hints.stream().anyMatch(ReferenceHints::takesMore)) {
            return Optional.of("an address that cannot be dialled, or not ordered, is skipped");
        }
        return hints.stream().flatMap(ReferenceHints::addresses).count() > HintReader.MAX_ADDRESSES
                ? Optional.of("no more than " + HintReader.MAX_ADDRESSES + " addresses are taken")
                : Optional.empty();
    }

    /** How ours departs on purpose when it dials. */
    static Optional<String> departureInDialling(JsonArray hints) {
        var direct = HintReader.read(hints).hints().stream()
                .filter(Hint.DirectTcp.class::isInstance)
                .map(Hint.DirectTcp.class::cast)
                .toList();
        if (direct.stream().anyMatch(hint -> new AddressRules(true).objection(hint.host()).isPresent())) {
            return Optional.of("an address that is no peer's is not dialled");
        }
        var places = new HashSet<List<Object>>();
        return direct.stream().allMatch(hint -> places.add(List.of(hint.host(), hint.port())))
                ? departure(hints)
                : Optional.of("an address is dialled once");
    }

    private static Stream<JsonValue> addresses(JsonValue item) {
        var inner = isRelay(item) && item.asJsonObject().get("hints") instanceof JsonArray list
                ? list.stream()
                : Stream.of(item);
        return inner.filter(ReferenceHints::takes);
    }

    private static boolean isRelay(JsonValue item) {
        return item instanceof JsonObject hint
                && hint.get("type") instanceof JsonString type
                && type.getString().equals("relay-v1");
    }

    /** Whether it takes an address, whatever its host, its priority and the value of its port. */
    private static boolean takes(JsonValue item) {
        return item instanceof JsonObject hint
                && hint.get("hostname") instanceof JsonString
                && hint.get("type") instanceof JsonString type
                && TCP.contains(type.getString())
                && isInteger(hint.get("port"));
    }

    // As in Python, where a boolean is one.
    private static boolean isInteger(JsonValue port) {
        return port == JsonValue.TRUE
                || port == JsonValue.FALSE
                || port instanceof JsonNumber number && number.toString().matches("-?[0-9]+");
    }
}
