package wormhole.conformance.vectors;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;

/**
 * What a latitude allows in a result that is a list of steps: the first step that differs may. What comes after it is judged as
 * far as it does not depend on it: who has refused only leaves, and where both go on alike, all later steps are the same. Any other
 * result that differs says so itself.
 */
final class StepLatitude {
    private StepLatitude() {}

    static boolean allows(VectorCase.Latitude latitude, JsonValue expected, JsonValue got, String op) {
        return switch (latitude) {
            case MAY_DIFFER -> atFirstDifference(expected, got, op, (wanted, given) -> true);
            case MAY_IGNORE -> atFirstDifference(expected, got, op, (wanted, given) -> isEmpty(given));
            case MAY_REJECT -> atFirstDifference(expected, got, op, (wanted, given) -> refuses(given));
            case MAY_ACCEPT ->
                atFirstDifference(expected, got, op, (wanted, given) -> refuses(wanted) && !refuses(given));
        };
    }

    private static boolean atFirstDifference(
            JsonValue expected,
            JsonValue got,
            String op,
            java.util.function.BiPredicate<JsonValue, JsonValue> allowed) {
        if (!hasSteps(expected) || !hasSteps(got)) {
            return false;
        }
        var comparable = ResultComparison.comparable(op, expected, got);
        var left = steps(comparable.expected());
        var right = steps(comparable.got());
        if (left.size() != right.size()) {
            return false;
        }
        for (var i = 0; i < left.size(); i++) {
            if (!JsonDifference.between(left.get(i), right.get(i)).isEmpty()) {
                return allowed.test(steps(expected).get(i), steps(got).get(i))
                        && goesOn(i, steps(expected), steps(got), new Pair(left, right));
            }
        }
        return false;
    }

    private static boolean goesOn(int at, JsonArray expected, JsonArray got, Pair comparable) {
        var later = IntStream.range(at + 1, got.size());
        if (!(got.get(at) instanceof JsonArray given) || !(expected.get(at) instanceof JsonArray wanted)) {
            return true;
        } else if (refuses(given)) {
            return later.allMatch(i -> got.getJsonArray(i).stream().allMatch(StepLatitude::leaves));
        }
        return !endings(wanted).equals(endings(given))
                || delivers(wanted)
                || delivers(given)
                || later.allMatch(i -> JsonDifference.between(
                                comparable.left().get(i), comparable.right().get(i))
                        .isEmpty());
    }

    private record Pair(JsonArray left, JsonArray right) {}

    // A server's reactions are for many connections, of which others stay.
    private static boolean leaves(JsonValue value) {
        var reaction = value.asJsonObject();
        if (reaction.get("tx") instanceof JsonObject frame) {
            return Set.of("release", "close").contains(frame.getString("type", ""));
        } else if (reaction.containsKey("event")) {
            return reaction.getString("event").equals("closed")
                    && !reaction.get("value").equals(Json.createValue("happy"));
        }
        return reaction.containsKey("conn")
                || Set.of("ws", "raise", "refused").stream().anyMatch(reaction::containsKey);
    }

    /** How a step ends things, so that what follows is another story where two do not end the same. */
    private static Set<String> endings(JsonArray step) {
        var endings = new TreeSet<String>();
        for (var reaction : step.getValuesAs(JsonObject.class)) {
            if (reaction.get("tx") instanceof JsonObject frame
                    && frame.getString("type", "").equals("close")) {
                endings.add("close");
            }
            Set.of("raise", "ws", "dropped").stream()
                    .filter(reaction::containsKey)
                    .forEach(endings::add);
        }
        return endings;
    }

    // The order of all that follows hangs on a message.
    private static boolean delivers(JsonArray step) {
        return step.getValuesAs(JsonObject.class).stream()
                .anyMatch(reaction -> Json.createValue("message").equals(reaction.get("event")));
    }

    private static boolean hasSteps(JsonValue value) {
        return value instanceof JsonObject object && object.get("steps") instanceof JsonArray;
    }

    private static JsonArray steps(JsonValue value) {
        return value.asJsonObject().getJsonArray("steps");
    }

    private static boolean isEmpty(JsonValue step) {
        return step instanceof JsonArray list
                ? list.isEmpty()
                : step.asJsonObject().isEmpty();
    }

    // A step is a list of reactions, or has what each connection does. Clients raise; servers drop a connection or
    // answer with an error.
    private static boolean refuses(JsonValue step) {
        return step instanceof JsonArray list
                ? list.stream().anyMatch(reaction -> refused(reaction.asJsonObject()))
                : step.asJsonObject().containsKey("raise");
    }

    private static boolean refused(JsonObject reaction) {
        return reaction.containsKey("raise")
                || reaction.containsKey("dropped")
                || (reaction.get("recv") instanceof JsonObject frame && "error".equals(frame.getString("type", "")));
    }
}
