package wormhole.conformance.vectors;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.List;
import java.util.function.Function;

/**
 * Results of {@code client_transcript} made comparable: within a step, what is sent has an order and what the application
 * hears has one, but not the two together; texts are information; so is that a closed wormhole refuses a call.
 */
final class ClientReactions {
    private ClientReactions() {}

    static ResultComparison.Pair comparable(ResultComparison.Pair pair) {
        var expected = pair.expected().asJsonObject().getJsonArray("steps");
        var got = pair.got().asJsonObject().getJsonArray("steps");
        var left = Json.createArrayBuilder();
        var right = Json.createArrayBuilder();
        for (var i = 0; i < Math.max(expected.size(), got.size()); i++) {
            var wanted = i < expected.size() ? expected.getJsonArray(i) : null;
            var given = i < got.size() ? got.getJsonArray(i) : null;
            if (wanted != null) {
                left.add(step(wanted, wanted, given));
            }
            if (given != null) {
                right.add(step(given, wanted, given));
            }
        }
        return new ResultComparison.Pair(steps(left.build()), steps(right.build()));
    }

    private static JsonValue steps(JsonArray steps) {
        return Json.createObjectBuilder().add("steps", steps).build();
    }

    private static JsonObject step(JsonArray own, JsonArray wanted, JsonArray given) {
        if (wanted != null && given != null && raises(wanted) && raises(given)) {
            if (ends(wanted)) {
                return death(own, wanted);
            } else if (ends(given)) {
                return death(own, given);
            } else if (drops(given)) {
                return death(own, wanted);
            }
        }
        return whole(own);
    }

    private static boolean raises(JsonArray step) {
        return !members(step, "raise").isEmpty();
    }

    // Without an end of the wormhole: the exception costs the connection, by whatever drops it.
    private static boolean drops(JsonArray step) {
        return !members(step, "ws").isEmpty();
    }

    private static boolean ends(JsonArray step) {
        return members(step, "event").contains(Json.createValue("closed"));
    }

    // A wormhole that ends with an exception just leaves, and nothing can follow. Who says goodbye instead says more
    // than it, and hears of the end later.
    private static JsonObject death(JsonArray own, JsonArray leaving) {
        var sent = members(own, "tx");
        var most = Math.min(members(leaving, "tx").size(), sent.size());
        return Json.createObjectBuilder()
                .add("tx", array(sent.subList(0, most)))
                .build();
    }

    private static JsonObject whole(JsonArray own) {
        return Json.createObjectBuilder()
                .add("tx", array(members(own, "tx")))
                .add("events", array(events(own)))
                .add("ws", array(members(own, "ws")))
                .add("result", array(members(own, "result")))
                .add("raise", !members(own, "raise").isEmpty())
                .add("other", array(others(own)))
                .build();
    }

    private static List<JsonValue> members(JsonArray step, String member) {
        return step.stream()
                .map(JsonValue::asJsonObject)
                .filter(reaction -> reaction.containsKey(member))
                .map(reaction -> reaction.get(member))
                .toList();
    }

    private static List<JsonValue> events(JsonArray step) {
        Function<JsonObject, JsonValue> textless =
                event -> Json.createObjectBuilder(event).remove("text").build();
        return step.stream()
                .map(JsonValue::asJsonObject)
                .filter(reaction -> reaction.containsKey("event"))
                .map(textless)
                .toList();
    }

    private static List<JsonValue> others(JsonArray step) {
        var known = List.of("tx", "event", "ws", "result", "raise", "refused");
        return step.stream()
                .filter(reaction -> reaction.asJsonObject().keySet().stream().noneMatch(known::contains))
                .toList();
    }

    private static JsonArray array(List<JsonValue> values) {
        var array = Json.createArrayBuilder();
        values.forEach(array::add);
        return array.build();
    }
}
