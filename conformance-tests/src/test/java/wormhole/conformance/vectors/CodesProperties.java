package wormhole.conformance.vectors;

import static wormhole.conformance.vectors.Given.hex;
import static wormhole.conformance.vectors.Given.json;
import static wormhole.conformance.vectors.Given.object;
import static wormhole.conformance.vectors.Given.text;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.lifecycle.AddLifecycleHook;
import wormhole.wordlist.pgp.PgpWordlistProvider;

/** Codes are the reference's, and so is everything that is said while one is typed. */
@AddLifecycleHook(SideBySide.NeedsPython.class)
class CodesProperties {
    private static final List<String> WORDS = java.util.stream.IntStream.of(0, 1)
            .mapToObj(new PgpWordlistProvider().wordlist()::wordsAt)
            .flatMap(List::stream)
            .toList();

    private static Arbitrary<String> word() {
        return Arbitraries.of(WORDS);
    }

    private static Arbitrary<String> prefix() {
        var cut = Combinators.combine(word(), Arbitraries.integers().between(0, 11))
                .as((word, length) -> word.substring(0, Math.min(length, word.length())));
        return Combinators.combine(word().list().ofMaxSize(3), cut)
                .as((words, last) -> String.join("-", words) + (words.isEmpty() ? "" : "-") + last);
    }

    private static Arbitrary<String> nameplate() {
        return Arbitraries.frequencyOf(
                Tuple.of(6, Arbitraries.integers().between(0, 99_999).map(String::valueOf)),
                Tuple.of(2, Arbitraries.of("", " 4", "4 ", "0004", "4\n", "٤", "-", "+4", "4.0", "0x4", "²", "४", "４")),
                Tuple.of(1, text(4)));
    }

    private static Arbitrary<String> code() {
        var rest = Arbitraries.oneOf(prefix(), text(12), Arbitraries.of("", "-", " ", "a b", "purple-sausages"));
        return Arbitraries.oneOf(
                Combinators.combine(nameplate(), rest).as((nameplate, words) -> nameplate + "-" + words), text(12));
    }

    @Property
    void theSameCodesAreCodes(@ForAll("validateCode") JsonObject in) {
        SideBySide.agree("validate_code", in, Deviation.ASCII_NAMEPLATE, Deviation.CODE_LENGTH);
    }

    @Provide
    Arbitrary<JsonObject> validateCode() {
        return object(Map.of("code", json(code())));
    }

    @Property
    void theSameNameplatesAreNameplates(@ForAll("validateNameplate") JsonObject in) {
        SideBySide.agree("validate_nameplate", in, Deviation.ASCII_NAMEPLATE, Deviation.NAMEPLATE_LENGTH);
    }

    @Provide
    Arbitrary<JsonObject> validateNameplate() {
        return object(Map.of("nameplate", json(nameplate())));
    }

    @Property
    void typedCodesAreTakenApartAlike(@ForAll("finishTypedCode") JsonObject in) {
        SideBySide.agree("finish_typed_code", in, Deviation.ASCII_NAMEPLATE, Deviation.CODE_LENGTH);
    }

    @Provide
    Arbitrary<JsonObject> finishTypedCode() {
        return object(Map.of("text", json(code())));
    }

    @Property
    void wordsAreCompletedAlike(@ForAll("wordCompletions") JsonObject in) {
        SideBySide.agree("word_completions", in);
    }

    @Provide
    Arbitrary<JsonObject> wordCompletions() {
        return object(Map.of("prefix", json(Arbitraries.oneOf(prefix(), text(5))), "num_words", json(1, 5)));
    }

    @Property
    void wordsAreChosenAlike(@ForAll("chooseWords") JsonObject in) {
        SideBySide.agree("choose_words", in);
    }

    @Provide
    Arbitrary<JsonObject> chooseWords() {
        return Arbitraries.integers()
                .between(0, 12)
                .flatMap(length -> hex(length, length)
                        .map(bytes -> Json.createObjectBuilder()
                                .add("length", length)
                                .add("bytes", bytes)
                                .build()));
    }

    @Property
    void typingIsAnsweredAlike(@ForAll("inputSession") JsonObject in) {
        SideBySide.agree("input_session", in);
    }

    @Provide
    Arbitrary<JsonObject> inputSession() {
        var ascii = Arbitraries.of("4", "12", "", "1 2", "four", "-");
        var ids = json(Arbitraries.integers().between(1, 200).map(String::valueOf));
        var step = Arbitraries.oneOf(
                step("refresh_nameplates"),
                step("got_nameplates", "nameplates", Given.list(ids, 5).map(CodesProperties::sortedOnce)),
                step("nameplate_completions", "prefix", json(Arbitraries.of("", "1", "12", "9", "x"))),
                step("choose_nameplate", "nameplate", json(ascii)),
                step("word_completions", "prefix", json(prefix())),
                step("choose_words", "words", json(Arbitraries.of("purple-sausages", "a b", "", "-"))));
        return step.list().ofMaxSize(12).map(CodesProperties::session);
    }

    // The list of words comes once, after a nameplate was chosen, as the server's claimed does.
    private static JsonObject session(List<JsonObject> steps) {
        var all = Json.createArrayBuilder().add(Json.createObjectBuilder().add("do", "start"));
        var claimed = false;
        for (var step : steps) {
            all.add(step);
            if (!claimed
                    && step.getString("do").equals("choose_nameplate")
                    && step.getString("nameplate").matches("[0-9]+")) {
                claimed = true;
                all.add(Json.createObjectBuilder().add("do", "got_wordlist"));
            }
        }
        return Json.createObjectBuilder().add("steps", all).build();
    }

    private static JsonValue sortedOnce(JsonValue list) {
        var sorted = new java.util.TreeSet<String>();
        list.asJsonArray().getValuesAs(jakarta.json.JsonString.class).forEach(id -> sorted.add(id.getString()));
        return Json.createArrayBuilder(sorted).build();
    }

    private static Arbitrary<JsonObject> step(String name) {
        return Arbitraries.just(Json.createObjectBuilder().add("do", name).build());
    }

    private static Arbitrary<JsonObject> step(String name, String member, Arbitrary<JsonValue> value) {
        return value.map(one ->
                Json.createObjectBuilder().add("do", name).add(member, one).build());
    }
}
