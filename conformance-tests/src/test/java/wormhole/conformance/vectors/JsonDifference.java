package wormhole.conformance.vectors;

import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/** Where two JSON values differ, each place with its path; key order is never significant. */
final class JsonDifference {
    private static final int MOST = 12;
    private static final int LONGEST = 400;

    private final List<String> places = new ArrayList<>();

    private JsonDifference() {}

    /** At most {@value #MOST} places; empty when the values are the same. */
    static List<String> between(JsonValue expected, JsonValue actual) {
        var difference = new JsonDifference();
        difference.compare("out", expected, actual);
        return difference.places.stream().limit(MOST).toList();
    }

    private void compare(String path, JsonValue expected, JsonValue actual) {
        if (expected instanceof JsonObject a && actual instanceof JsonObject b) {
            compareObjects(path, a, b);
        } else if (expected instanceof JsonArray a && actual instanceof JsonArray b) {
            compareArrays(path, a, b);
        } else if (!same(expected, actual)) {
            places.add(path + ": expected " + shortened(expected) + " but was " + shortened(actual));
        }
    }

    private void compareObjects(String path, JsonObject expected, JsonObject actual) {
        var keys = new TreeSet<>(expected.keySet());
        keys.addAll(actual.keySet());
        for (var key : keys) {
            var place = path + "." + key;
            if (!actual.containsKey(key)) {
                places.add(place + ": missing, expected " + shortened(expected.get(key)));
            } else if (!expected.containsKey(key)) {
                places.add(place + ": not expected, was " + shortened(actual.get(key)));
            } else {
                compare(place, expected.get(key), actual.get(key));
            }
        }
    }

    private void compareArrays(String path, JsonArray expected, JsonArray actual) {
        if (expected.size() != actual.size()) {
            places.add(path + ": expected " + expected.size() + " items but there are " + actual.size());
        }
        for (var i = 0; i < Math.min(expected.size(), actual.size()); i++) {
            compare(path + "[" + i + "]", expected.get(i), actual.get(i));
        }
    }

    private static boolean same(JsonValue expected, JsonValue actual) {
        if (expected instanceof JsonNumber a && actual instanceof JsonNumber b) {
            return a.bigDecimalValue().compareTo(b.bigDecimalValue()) == 0;
        }
        return expected.equals(actual);
    }

    static String shortened(JsonValue value) {
        var text = value.toString();
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "… (" + text.length() + " characters)";
    }
}
