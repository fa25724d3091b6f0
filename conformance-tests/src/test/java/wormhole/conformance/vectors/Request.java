package wormhole.conformance.vectors;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.HexFormat;

/**
 * What a testee is asked.
 *
 * @param id comes back in the answer
 * @param op the operation
 * @param in its input
 */
record Request(JsonValue id, String op, JsonObject in) {
    /**
     * Reads a line.
     *
     * @throws IllegalArgumentException if it is no request
     */
    static Request of(JsonObject line) {
        if (!line.containsKey("id")
                || !(line.get("op") instanceof JsonString op)
                || !(line.get("in") instanceof JsonObject in)) {
            throw new IllegalArgumentException("a request has id, op and in");
        }
        return new Request(line.get("id"), op.getString(), in);
    }

    static Request of(VectorCase vector) {
        return new Request(Json.createValue(vector.id()), vector.op(), vector.in());
    }

    JsonObject json() {
        return Json.createObjectBuilder()
                .add("id", id)
                .add("op", op)
                .add("in", in)
                .build();
    }

    /** A text of the input. */
    String text(String member) {
        return in.getString(member);
    }

    /** Bytes of the input, which are hex there. */
    byte[] bytes(String member) {
        return HexFormat.of().parseHex(text(member));
    }

    int number(String member) {
        return in.getJsonNumber(member).intValueExact();
    }
}
