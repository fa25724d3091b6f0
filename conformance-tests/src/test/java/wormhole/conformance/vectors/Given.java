package wormhole.conformance.vectors;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** What inputs are made of. */
final class Given {
    private Given() {}

    static Arbitrary<String> hex(int shortest, int longest) {
        return Arbitraries.bytes()
                .array(byte[].class)
                .ofMinSize(shortest)
                .ofMaxSize(longest)
                .map(HexFormat.of()::formatHex);
    }

    /** Well-formed text: ASCII for the most part, with what NFC changes, and whatever else Unicode has. */
    static Arbitrary<String> text(int longest) {
        var unit = Arbitraries.frequencyOf(
                net.jqwik.api.Tuple.of(8, Arbitraries.chars().range(' ', '~').map(String::valueOf)),
                net.jqwik.api.Tuple.of(
                        3,
                        Arbitraries.of(
                                "é",
                                "e\u0301",
                                "\u1100\u1161",
                                "가",
                                "ſ",
                                "ﬁ",
                                "Å",
                                "s\u0323\u0307",
                                "Ω",
                                "\u0f73",
                                "\u0344",
                                "\u2126",
                                "\ud834\udd5e",
                                "😀",
                                "\u0301",
                                "ß",
                                "İ")),
                net.jqwik.api.Tuple.of(
                        2,
                        Arbitraries.integers()
                                .between(0, 0x10ffff)
                                .filter(CommonCharacters::contain)
                                .map(Character::toString)));
        return unit.list().ofMaxSize(longest).map(units -> String.join("", units));
    }

    static Arbitrary<JsonValue> json(Arbitrary<String> text) {
        return text.map(Json::createValue);
    }

    static Arbitrary<JsonValue> json(int least, int most) {
        return Arbitraries.integers().between(least, most).map(Json::createValue);
    }

    /** An object with these members. */
    static Arbitrary<JsonObject> object(Map<String, Arbitrary<JsonValue>> members) {
        var names = members.keySet().stream().sorted().toList();
        return Combinators.combine(names.stream().map(members::get).toList()).as(values -> {
            var object = Json.createObjectBuilder();
            for (var i = 0; i < names.size(); i++) {
                object.add(names.get(i), values.get(i));
            }
            return object.build();
        });
    }

    static Arbitrary<JsonValue> list(Arbitrary<? extends JsonValue> item, int longest) {
        return item.list().ofMaxSize(longest).map(items -> {
            var array = Json.createArrayBuilder();
            items.forEach(array::add);
            return array.build();
        });
    }

    /** Bytes, perhaps with one fault: a bit, the end, something more. */
    static Arbitrary<byte[]> perhapsDamaged(byte[] whole) {
        var flipped = Arbitraries.integers()
                .between(0, Math.max(0, whole.length * 8 - 1))
                .map(bit -> {
                    var damaged = whole.clone();
                    damaged[bit / 8] ^= (byte) (1 << (bit % 8));
                    return damaged;
                });
        var cut = Arbitraries.integers().between(0, whole.length).map(size -> java.util.Arrays.copyOf(whole, size));
        var longer =
                Arbitraries.integers().between(1, 40).map(more -> java.util.Arrays.copyOf(whole, whole.length + more));
        return Arbitraries.oneOf(List.of(Arbitraries.just(whole), flipped, cut, longer));
    }
}
