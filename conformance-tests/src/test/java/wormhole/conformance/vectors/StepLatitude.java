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
            case MAY_IGNORE -> atFirstDifference(expected, got, op, (wanted, given) -> given.isEmpty());
            case MAY_REJECT -> atFirstDifference(expected, got, op, (wanted, given) -> refuses(given));
            case MAY_ACCEPT ->
                atFirstDifference(expected, got, op, (wanted, given) -> refuses(wanted) && !refuses(given));
        };
    }

    private static boolean atFirstDifference(
            JsonValue expected,
            JsonValue got,
            String op,
            java.util.function.BiPredicate<JsonArray, JsonArray> allowed) {
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
                return allowed.test(steps(expected).getJsonArray(i), steps(got).getJsonArray(i));
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

    // A step of a transcript is a list of reactions. Clients raise; servers drop a connection or answer with an error.
    private static boolean refuses(JsonArray step) {
        return step.getValuesAs(JsonObject.class).stream()
                .anyMatch(reaction -> reaction.containsKey("raise")
                        || reaction.containsKey("dropped")
                        || (reaction.get("recv") instanceof JsonObject frame
                                && "error".equals(frame.getString("type", ""))));
    }
}
