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
        return !(item instanceof JsonObject hint) || isRelay(item) && !isListOfObjects(hint.get("hints"));
    }

    /** Whether it fails as it reads the hints of a transfer, where a relay without a list is an empty one, and all are sorted. */
    static boolean failsInList(JsonValue item) {
        return isRelay(item)
                ? item.asJsonObject().containsKey("hints") && failsAlone(item) || !canBeSorted(taken(item))
                : failsAlone(item);
    }

    // Nothing is read of an empty text or object.
    private static boolean isListOfObjects(JsonValue list) {
        return list instanceof JsonArray items
                ? items.stream().allMatch(JsonObject.class::isInstance)
                : List.of("{}", "\"\"").contains(String.valueOf(list));
    }

    // By host, port and priority, in a set: lists have no hash, texts and null no order among numbers.
    private static boolean canBeSorted(List<JsonObject> addresses) {
        var hashable = addresses.stream()
                .map(address -> address.get("priority"))
                .noneMatch(priority -> priority instanceof JsonArray || priority instanceof JsonObject);
        var odd = addresses.stream().map(address -> address.get("priority")).anyMatch(ReferenceHints::isNoNumber);
        var places = addresses.stream()
                .map(address -> List.of(address.get("hostname"), address.get("port")))
                .distinct()
                .count();
        return hashable && (!odd || places == addresses.size());
    }

    private static boolean isNoNumber(JsonValue priority) {
        return priority == JsonValue.NULL || priority instanceof JsonString;
    }

    /** Whether it takes something here that ours skips. */
    static boolean takesMore(JsonValue item) {
        return taken(item).stream().anyMatch(one -> HintReader.readOne(one).isEmpty());
    }

    /** Whether it takes this for a relay without addresses, though it has no list of them. */
    static boolean takesForRelay(JsonValue item) {
        return isRelay(item) && HintReader.readOne(item).isEmpty();
    }

    /** How ours departs on purpose in the hints of a transfer. */
    static Optional<String> departure(JsonArray hints) {
        if (hints.stream().anyMatch(ReferenceHints::takesMore)) {
            return Optional.of("an address that cannot be dialled, or not ordered, is skipped");
        }
        return hints.stream().mapToInt(item -> taken(item).size()).sum() > HintReader.MAX_ADDRESSES
                ? Optional.of("no more than " + HintReader.MAX_ADDRESSES + " addresses are taken")
                : Optional.empty();
    }

    /** How ours departs on purpose when it dials. */
    static Optional<String> departureInDialling(JsonArray hints) {
        var direct = HintReader.read(hints).hints().stream()
                .filter(Hint.DirectTcp.class::isInstance)
                .map(Hint.DirectTcp.class::cast)
                .toList();
        if (direct.stream()
                .anyMatch(hint -> new AddressRules(true).objection(hint.host()).isPresent())) {
            return Optional.of("an address that is no peer's is not dialled");
        }
        var places = new HashSet<List<Object>>();
        return direct.stream().allMatch(hint -> places.add(List.of(hint.host(), hint.port())))
                ? departure(hints)
                : Optional.of("an address is dialled once");
    }

    // Those of a relay, or itself.
    private static List<JsonObject> taken(JsonValue item) {
        var inner = isRelay(item)
                ? item.asJsonObject().get("hints") instanceof JsonArray list ? list.stream() : Stream.<JsonValue>of()
                : Stream.of(item);
        return inner.filter(ReferenceHints::takes).map(JsonValue::asJsonObject).toList();
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
