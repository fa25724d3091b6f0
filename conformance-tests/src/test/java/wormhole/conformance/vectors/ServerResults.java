package wormhole.conformance.vectors;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.Comparator;

/** Results of {@code server_transcript} made comparable: numbers by value, names the server invented in any order within a list. */
final class ServerResults {
    private ServerResults() {}

    static JsonValue normal(JsonValue value) {
        if (value instanceof JsonNumber number) {
            return Json.createValue(number.doubleValue());
        }
        if (value instanceof JsonObject object) {
            var normal = Json.createObjectBuilder();
            object.keySet().stream().sorted().forEach(key -> normal.add(key, normal(object.get(key))));
            return normal.build();
        }
        return value instanceof JsonArray array ? list(array) : value;
    }

    private static JsonValue list(JsonArray array) {
        var items = array.stream().map(ServerResults::normal);
        var invented = array.toString().contains("\"$nameplate")
                && array.stream()
                        .allMatch(item -> item instanceof JsonObject object
                                && object.size() == 1
                                && object.get("id") instanceof JsonString);
        var normal = Json.createArrayBuilder();
        (invented ? items.sorted(Comparator.comparing(JsonValue::toString)) : items).forEach(normal::add);
        return normal.build();
    }
}
