package wormhole.conformance.vectors;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import wormhole.crypto.bc.BcCryptoProvider;

/** Whether two results of one operation are the same, by the rules of {@code conformance-tests/README.md}. */
final class ResultComparison {
    private static final Map<String, UnaryOperator<Pair>> RULES = Map.ofEntries(
            Map.entry("wordlist", ResultComparison::words),
            Map.entry("word_completions", ResultComparison::completions),
            Map.entry("derive_key", ResultComparison::derived),
            Map.entry("wormhole_derive_key", ResultComparison::derived),
            Map.entry("input_session", ResultComparison::inputSteps),
            Map.entry("client_transcript", ClientReactions::comparable),
            Map.entry("server_transcript", ResultComparison::serverSteps),
            Map.entry("receiver", pair -> transfer(pair.each(ResultComparison::withoutPartialFiles))),
            Map.entry("sender", ResultComparison::transfer),
            Map.entry("offer_directory", ResultComparison::directoryOffer),
            Map.entry("record_decode", ResultComparison::recordsRead));

    private ResultComparison() {}

    /**
     * The results of two, made comparable.
     *
     * @param expected by the case, or the one testee's
     * @param got the testee's, or the other's: of any shape
     */
    record Pair(JsonValue expected, JsonValue got) {
        Pair each(UnaryOperator<JsonValue> change) {
            return new Pair(change.apply(expected), change.apply(got));
        }

        Pair without(String member) {
            return each(value -> ResultComparison.without(value, member));
        }

        boolean onlyOneHas(String member) {
            return expected.asJsonObject().containsKey(member)
                    != got.asJsonObject().containsKey(member);
        }
    }

    /** The places where they differ; none if they are the same. */
    static List<String> between(String op, JsonValue expected, JsonValue got) {
        var pair = comparable(op, expected, got);
        return JsonDifference.between(pair.expected(), pair.got());
    }

    /** Both without what may always differ. */
    static Pair comparable(String op, JsonValue expected, JsonValue got) {
        var pair = new Pair(expected, got);
        try {
            pair = RULES.getOrDefault(op, UnaryOperator.identity()).apply(pair);
        } catch (ClassCastException | IndexOutOfBoundsException | NullPointerException e) {
            // What was got has another shape altogether; the comparison below shows it.
        }
        return pair.each(ResultComparison::withoutNamesOfErrors);
    }

    // What is left of a transfer that is not done has another name in each program, and what is in it depends on its
    // buffers.
    private static JsonValue withoutPartialFiles(JsonValue value) {
        var result = value.asJsonObject();
        if (result.getString("result", "").equals("ok")) {
            return value;
        }
        var files = Json.createArrayBuilder();
        result.getJsonArray("files").getValuesAs(JsonObject.class).stream()
                .filter(file -> !file.getString("path").matches("[^/]*\\.(tmp|part)(/.*)?"))
                .forEach(files::add);
        return Json.createObjectBuilder(result).add("files", files).build();
    }

    // The table of the reference has capitals, which no code ever shows.
    private static Pair words(Pair pair) {
        return (pair.onlyOneHas("sha256") ? pair.without("sha256") : pair).each(value -> {
            var words = Json.createObjectBuilder(value.asJsonObject());
            List.of("even", "odd")
                    .forEach(column ->
                            words.add(column, lowerCase(value.asJsonObject().getJsonArray(column))));
            return words.build();
        });
    }

    private static JsonArray lowerCase(JsonArray words) {
        var lower = words.getValuesAs(JsonString.class).stream()
                .map(word -> word.getString().toLowerCase(Locale.ROOT))
                .toList();
        return Json.createArrayBuilder(lower).build();
    }

    // The reference sends an empty directory as the entry "./", which it refuses to read; an archive of nothing is as
    // good.
    private static Pair directoryOffer(Pair pair) {
        return pair.each(value -> isOfEmptyDirectory(value.asJsonObject())
                ? Json.createObjectBuilder().add("offer", "an empty directory").build()
                : value);
    }

    private static boolean isOfEmptyDirectory(JsonObject result) {
        var entries = result.getJsonArray("entries");
        return entries.isEmpty()
                || entries.size() == 1
                        && entries.getJsonObject(0).getString("name").equals("./");
    }

    // Long lists and keys may be written down by their ends and a hash.
    private static Pair completions(Pair pair) {
        if (!pair.onlyOneHas("completions")) {
            return pair;
        }
        var ends = (pair.got().asJsonObject().containsKey("first") ? pair.got() : pair.expected())
                .asJsonObject()
                .getJsonArray("first")
                .size();
        return pair.each(value -> summary(value.asJsonObject(), ends));
    }

    private static JsonValue summary(JsonObject result, int ends) {
        if (!result.containsKey("completions")) {
            return result;
        }
        var all = result.getJsonArray("completions").getValuesAs(JsonString.class).stream()
                .map(JsonString::getString)
                .toList();
        var most = Math.min(ends, all.size());
        return Json.createObjectBuilder()
                .add("count", all.size())
                .add("first", Json.createArrayBuilder(all.subList(0, most)))
                .add("last", Json.createArrayBuilder(all.subList(all.size() - most, all.size())))
                .add("sha256_of_lf_joined", sha256(String.join("\n", all).getBytes(StandardCharsets.UTF_8)))
                .build();
    }

    private static Pair derived(Pair pair) {
        return pair.onlyOneHas("derived")
                ? pair.each(value -> value.asJsonObject().containsKey("derived") ? hashed(value.asJsonObject()) : value)
                : pair;
    }

    private static JsonValue hashed(JsonObject result) {
        var derived = HexFormat.of().parseHex(result.getString("derived"));
        return Json.createObjectBuilder()
                .add("derived_length", derived.length)
                .add("derived_sha256", sha256(derived))
                .build();
    }

    private static String sha256(byte[] bytes) {
        return HexFormat.of().formatHex(new BcCryptoProvider().suite().sha256(bytes));
    }

    private static Pair inputSteps(Pair pair) {
        var expected = pair.expected().asJsonObject().getJsonArray("steps");
        var got = pair.got().asJsonObject().getJsonArray("steps");
        return pair.each(value -> {
            var own = value.asJsonObject().getJsonArray("steps");
            var steps = Json.createArrayBuilder();
            for (var i = 0; i < own.size(); i++) {
                steps.add(
                        i < Math.min(expected.size(), got.size())
                                ? shortened(own.getJsonObject(i), expected.getJsonObject(i), got.getJsonObject(i))
                                : own.get(i));
            }
            return Json.createObjectBuilder().add("steps", steps).build();
        });
    }

    // A list of completions may be cut short, when there are many; the count tells.
    private static JsonObject shortened(JsonObject step, JsonObject expected, JsonObject got) {
        if (!expected.containsKey("result") || !got.containsKey("result") || !step.containsKey("count")) {
            return step;
        }
        var length = Math.min(
                expected.getJsonArray("result").size(),
                Math.max(got.getJsonArray("result").size(), Math.min(3, got.getInt("count"))));
        var list = step.getJsonArray("result");
        return Json.createObjectBuilder(step)
                .add("result", Json.createArrayBuilder(list.subList(0, Math.min(length, list.size()))))
                .build();
    }

    // An exception of Python's own is a fault of the reference: its words are nobody's interface.
    private static final Set<String> FAULTS =
            Set.of("AssertionError", "AttributeError", "IndexError", "JSONDecodeError", "KeyError", "TypeError");

    /** Whether a transfer of the reference ends by a fault of its own, so that any better end is as good. */
    static boolean isCrash(String op, Optional<? extends JsonValue> out) {
        return Set.of("receiver", "sender").contains(op)
                && out.filter(value -> value instanceof JsonObject object
                                && object.get("result") instanceof JsonObject result
                                && FAULTS.contains(result.getString("raise", "")))
                        .isPresent();
    }

    private static Pair transfer(Pair pair) {
        return isCrash("sender", Optional.of(pair.expected())) ? pair.each(ResultComparison::withoutText) : pair;
    }

    private static JsonValue withoutText(JsonValue value) {
        var changed = Json.createObjectBuilder(value.asJsonObject());
        if (value.asJsonObject().get("result") instanceof JsonObject result) {
            changed.add("result", without(result, "text"));
        }
        return changed.build();
    }

    // What follows the end of the pipe is never read, so whether it is kept cannot be seen.
    private static Pair recordsRead(Pair pair) {
        var ended = pair.expected().asJsonObject().getBoolean("closed")
                && pair.got().asJsonObject().getBoolean("closed");
        return (ended ? pair.without("left") : pair).without("why");
    }

    private static Pair serverSteps(Pair pair) {
        var told = pair.got().toString().contains("\"your-address\"");
        return (told ? pair : pair.each(value -> deepWithout(value, "your-address"))).each(ServerResults::normal);
    }

    /** What must fail must fail; how the failure is called is information. */
    private static JsonValue withoutNamesOfErrors(JsonValue value) {
        if (value instanceof JsonObject object) {
            var changed = Json.createObjectBuilder();
            object.forEach((name, member) ->
                    changed.add(name, name.equals("raise") ? JsonValue.TRUE : withoutNamesOfErrors(member)));
            return changed.build();
        }
        if (value instanceof JsonArray array) {
            return Json.createArrayBuilder(array.stream()
                            .map(ResultComparison::withoutNamesOfErrors)
                            .collect(Collectors.toList()))
                    .build();
        }
        return value;
    }

    private static JsonValue deepWithout(JsonValue value, String member) {
        if (value instanceof JsonObject object) {
            var changed = Json.createObjectBuilder();
            object.forEach((name, inner) -> {
                if (!name.equals(member)) {
                    changed.add(name, deepWithout(inner, member));
                }
            });
            return changed.build();
        }
        if (value instanceof JsonArray array) {
            var changed = Json.createArrayBuilder();
            array.forEach(inner -> changed.add(deepWithout(inner, member)));
            return changed.build();
        }
        return value;
    }

    private static JsonValue without(JsonValue value, String member) {
        return value instanceof JsonObject object
                ? Json.createObjectBuilder(object).remove(member).build()
                : value;
    }
}
