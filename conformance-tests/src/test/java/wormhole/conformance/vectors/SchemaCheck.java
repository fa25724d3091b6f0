package wormhole.conformance.vectors;

import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** As much of JSON Schema 2020-12 as the schemas of the suite use; what else a schema says is refused, not passed over. */
final class SchemaCheck {
    private static final Set<String> NOTES = Set.of("$schema", "$defs", "title", "description");

    private final JsonObject root;
    private final List<String> problems = new ArrayList<>();

    SchemaCheck(JsonObject root) {
        this.root = root;
    }

    /** What is wrong with a value; nothing if it satisfies the schema. */
    List<String> problems(JsonValue value) {
        problems.clear();
        check("", root, value);
        return List.copyOf(problems);
    }

    private void check(String path, JsonValue schema, JsonValue value) {
        if (schema.equals(JsonValue.TRUE)) {
            return;
        }
        var rules = schema.asJsonObject();
        for (var keyword : rules.keySet()) {
            if (!NOTES.contains(keyword)) {
                apply(path, rules, keyword, value);
            }
        }
    }

    private void apply(String path, JsonObject rules, String keyword, JsonValue value) {
        var rule = rules.get(keyword);
        switch (keyword) {
            case "$ref" -> check(path, resolve(((JsonString) rule).getString()), value);
            case "type" -> require(isOf(((JsonString) rule).getString(), value), path + " is no " + rule);
            case "enum" -> require(rule.asJsonArray().contains(value), path + " is none of " + rule);
            case "oneOf" -> oneOf(path, rule.asJsonArray(), value);
            case "pattern", "minLength" -> text(path, keyword, rule, value);
            case "items", "minItems", "uniqueItems" -> array(path, keyword, rule, value);
            case "required", "properties", "additionalProperties", "dependentRequired" ->
                object(path, keyword, rules, value);
            default ->
                throw new IllegalArgumentException("the schema has " + keyword + ", which is not understood here");
        }
    }

    private JsonValue resolve(String reference) {
        return root.getValue(reference.substring(1));
    }

    private static boolean isOf(String type, JsonValue value) {
        return switch (type) {
            case "object" -> value instanceof JsonObject;
            case "array" -> value instanceof JsonArray;
            case "string" -> value instanceof JsonString;
            case "number" -> value instanceof JsonNumber;
            default -> throw new IllegalArgumentException("the schema has the type " + type);
        };
    }

    private void oneOf(String path, JsonArray schemas, JsonValue value) {
        var fitting = schemas.stream()
                .filter(schema -> {
                    var alone = new SchemaCheck(root);
                    alone.check(path, schema, value);
                    return alone.problems.isEmpty();
                })
                .count();
        require(fitting == 1, path + " satisfies " + fitting + " of " + schemas);
    }

    private void text(String path, String keyword, JsonValue rule, JsonValue value) {
        if (value instanceof JsonString text) {
            var right = keyword.equals("pattern")
                    ? Pattern.compile(((JsonString) rule).getString())
                            .matcher(text.getString())
                            .find()
                    : text.getString().length() >= ((JsonNumber) rule).intValue();
            require(right, path + " is " + value + ", against " + keyword + " " + rule);
        }
    }

    private void array(String path, String keyword, JsonValue rule, JsonValue value) {
        if (!(value instanceof JsonArray items)) {
            return;
        }
        switch (keyword) {
            case "items" -> {
                for (var i = 0; i < items.size(); i++) {
                    check(path + "[" + i + "]", rule, items.get(i));
                }
            }
            case "minItems" -> require(items.size() >= ((JsonNumber) rule).intValue(), path + " has too few items");
            default -> require(new HashSet<>(items).size() == items.size(), path + " has an item twice");
        }
    }

    private void object(String path, String keyword, JsonObject rules, JsonValue value) {
        if (!(value instanceof JsonObject object)) {
            return;
        }
        var rule = rules.get(keyword);
        switch (keyword) {
            case "required" -> requireAll(path, rule.asJsonArray(), object);
            case "properties" ->
                rule.asJsonObject().forEach((name, schema) -> {
                    if (object.containsKey(name)) {
                        check(path + "." + name, schema, object.get(name));
                    }
                });
            case "additionalProperties" -> {
                var unknown = new HashSet<>(object.keySet());
                unknown.removeAll(rules.getJsonObject("properties").keySet());
                require(
                        rule.equals(JsonValue.FALSE) && unknown.isEmpty(),
                        path + " has the unknown members " + unknown);
            }
            default ->
                rule.asJsonObject().forEach((name, needed) -> {
                    if (object.containsKey(name)) {
                        requireAll(path, needed.asJsonArray(), object);
                    }
                });
        }
    }

    private void requireAll(String path, JsonArray names, JsonObject object) {
        names.getValuesAs(JsonString.class)
                .forEach(name ->
                        require(object.containsKey(name.getString()), path + " lacks the member " + name.getString()));
    }

    private void require(boolean right, String otherwise) {
        if (!right) {
            problems.add(otherwise);
        }
    }
}
