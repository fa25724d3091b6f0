package wormhole.conformance.vectors;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** One case of a vector file, as it stands there. */
record VectorCase(String file, JsonObject json) {
    /** What a case may have. */
    static final Set<String> MEMBERS =
            Set.of("id", "op", "in", "out", "error", "error_text", "latitude", "note", "fault");

    VectorCase {
        if (json.containsKey("out") == json.containsKey("error")) {
            throw new IllegalArgumentException(file + ": a case has either out or error");
        }
    }

    String id() {
        return json.getString("id");
    }

    String op() {
        return json.getString("op");
    }

    String displayName() {
        return file + "/" + id();
    }

    JsonObject in() {
        return json.getJsonObject("in");
    }

    /** Empty when the case has to fail. */
    Optional<JsonValue> out() {
        return Optional.ofNullable(json.get("out"));
    }

    /** The reference's exception name: information only. */
    Optional<String> error() {
        return text(json, "error");
    }

    /** The text that users or peers see. */
    Optional<String> errorText() {
        return text(json, "error_text");
    }

    Optional<Latitude> latitude() {
        return text(json, "latitude").map(Latitude::named);
    }

    Optional<String> note() {
        return text(json, "note");
    }

    /** The same question with another expectation, and the same latitude. */
    VectorCase expecting(String outOrError, JsonValue value) {
        return new VectorCase(
                file,
                Json.createObjectBuilder(json)
                        .remove("out")
                        .remove("error")
                        .remove("error_text")
                        .add(outOrError, value)
                        .build());
    }

    private static Optional<String> text(JsonObject object, String member) {
        return Optional.ofNullable(object.get(member)).map(value -> ((JsonString) value).getString());
    }

    /** How a result may depart from what the reference did. */
    enum Latitude {
        MAY_REJECT,
        MAY_ACCEPT,
        MAY_IGNORE,
        MAY_DIFFER;

        static Latitude named(String name) {
            return valueOf(name.replace('-', '_').toUpperCase(Locale.ROOT));
        }
    }
}
