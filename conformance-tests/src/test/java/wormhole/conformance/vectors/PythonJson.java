package wormhole.conformance.vectors;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.stream.Collectors;

/** JSON spelled as the reference's {@code json.dumps} spells it, for results that depend on the spelling: sealed bodies. */
final class PythonJson {
    private PythonJson() {}

    static String dumps(JsonValue value) {
        if (value instanceof JsonObject object) {
            return object.entrySet().stream()
                    .map(entry -> quoted(entry.getKey()) + ": " + dumps(entry.getValue()))
                    .collect(Collectors.joining(", ", "{", "}"));
        }
        if (value instanceof JsonArray array) {
            return array.stream().map(PythonJson::dumps).collect(Collectors.joining(", ", "[", "]"));
        }
        return value instanceof JsonString string ? quoted(string.getString()) : value.toString();
    }

    private static String quoted(String text) {
        var quoted = new StringBuilder("\"");
        for (var c : text.toCharArray()) {
            if (c == '"' || c == '\\') {
                quoted.append('\\').append(c);
            } else if (c < 0x20 || c >= 0x7f) {
                quoted.append(String.format("\\u%04x", (int) c));
            } else {
                quoted.append(c);
            }
        }
        return quoted.append('"').toString();
    }
}
