package wormhole.conformance.vectors;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;

/** What a latitude allows in a result that is a list of steps: only the first step that differs counts. Any other result that differs says so itself. */
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
                return allowed.test(steps(expected).get(i), steps(got).get(i));
            }
        }
        return false;
    }

    private static boolean hasSteps(JsonValue value) {
        return value instanceof JsonObject object && object.get("steps") instanceof JsonArray;
    }

    private static JsonArray steps(JsonValue value) {
        return value.asJsonObject().getJsonArray("steps");
    }

    private static boolean isEmpty(JsonValue step) {
        return step instanceof JsonArray list ? list.isEmpty() : step.asJsonObject().isEmpty();
    }

    // A step is a list of reactions, or has what each connection does. Clients raise; servers drop a connection or answer
    // with an error.
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
