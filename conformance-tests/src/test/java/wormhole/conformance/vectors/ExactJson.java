package wormhole.conformance.vectors;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import jakarta.json.stream.JsonParser;
import jakarta.json.stream.JsonParserFactory;
import java.io.Reader;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Map;

/** Reads JSON and keeps numbers as they are spelled: {@code -0.0} and {@code 1.0} mean something to some testees. */
final class ExactJson {
    private static final JsonParserFactory PARSERS = Json.createParserFactory(Map.of());

    private final JsonParser parser;

    private ExactJson(JsonParser parser) {
        this.parser = parser;
    }

    static JsonObject object(Reader text) {
        try (var parser = PARSERS.createParser(text)) {
            var object = new ExactJson(parser).value(parser.next()).asJsonObject();
            if (parser.hasNext()) {
                throw new IllegalArgumentException("more than one JSON object");
            }
            return object;
        } catch (ClassCastException e) {
            throw new IllegalArgumentException("no JSON object", e);
        }
    }

    private JsonValue value(JsonParser.Event event) {
        return switch (event) {
            case START_OBJECT -> object();
            case START_ARRAY -> array();
            case VALUE_NUMBER -> new Spelled(parser.getString());
            default -> parser.getValue();
        };
    }

    private JsonObject object() {
        var object = Json.createObjectBuilder();
        for (var event = parser.next(); event != JsonParser.Event.END_OBJECT; event = parser.next()) {
            var name = parser.getString();
            object.add(name, value(parser.next()));
        }
        return object.build();
    }

    private JsonArray array() {
        var array = Json.createArrayBuilder();
        for (var event = parser.next(); event != JsonParser.Event.END_ARRAY; event = parser.next()) {
            array.add(value(event));
        }
        return array.build();
    }

    /** A number with its spelling. */
    private record Spelled(String text) implements JsonNumber {
        @Override
        public boolean isIntegral() {
            return bigDecimalValue().scale() == 0;
        }

        @Override
        public int intValue() {
            return bigDecimalValue().intValue();
        }

        @Override
        public int intValueExact() {
            return bigDecimalValue().intValueExact();
        }

        @Override
        public long longValue() {
            return bigDecimalValue().longValue();
        }

        @Override
        public long longValueExact() {
            return bigDecimalValue().longValueExact();
        }

        @Override
        public BigInteger bigIntegerValue() {
            return bigDecimalValue().toBigInteger();
        }

        @Override
        public BigInteger bigIntegerValueExact() {
            return bigDecimalValue().toBigIntegerExact();
        }

        @Override
        public double doubleValue() {
            return Double.parseDouble(text);
        }

        @Override
        public BigDecimal bigDecimalValue() {
            return new BigDecimal(text);
        }

        @Override
        public ValueType getValueType() {
            return ValueType.NUMBER;
        }

        // As every JsonNumber: by value.
        @Override
        public boolean equals(Object other) {
            return other instanceof JsonNumber number && bigDecimalValue().equals(number.bigDecimalValue());
        }

        @Override
        public int hashCode() {
            return bigDecimalValue().hashCode();
        }

        @Override
        public String toString() {
            return text;
        }
    }
}
