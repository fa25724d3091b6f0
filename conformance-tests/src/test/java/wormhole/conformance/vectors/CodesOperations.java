package wormhole.conformance.vectors;

import static org.junit.jupiter.api.Assertions.assertEquals;

import jakarta.json.Json;
import jakarta.json.JsonString;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import wormhole.api.Code;
import wormhole.api.Nameplate;
import wormhole.api.error.CodeFormatException;
import wormhole.core.code.WordChoice;
import wormhole.crypto.bc.BcCryptoProvider;
import wormhole.spi.wordlist.Wordlist;
import wormhole.wordlist.pgp.PgpWordlistProvider;

/** {@code codes.json} */
final class CodesOperations implements Operation.Family {
    private final Wordlist wordlist = new PgpWordlistProvider().wordlist();

    @Override
    public String schema() {
        return "codes";
    }

    @Override
    public Map<String, Operation> operations() {
        return Map.of(
                "wordlist", this::wordlist,
                "choose_words", this::chooseWords,
                "validate_code", CodesOperations::validateCode,
                "validate_nameplate", CodesOperations::validateNameplate,
                "word_completions", this::wordCompletions,
                "input_session", vector -> new InputSession(wordlist).run(vector),
                "finish_typed_code", CodesOperations::finishTypedCode);
    }

    // The table of the reference has capitals, which no code ever shows; ours has none.
    private Verdict wordlist(VectorCase vector) {
        assertEquals(column(vector, "odd"), wordlist.wordsAt(0));
        assertEquals(column(vector, "even"), wordlist.wordsAt(1));
        assertEquals(vector.outObject().getString("sha256_lowercase"), hashOfTable());
        return new Verdict.Agreed();
    }

    private static List<String> column(VectorCase vector, String name) {
        return vector.outObject().getJsonArray(name).getValuesAs(JsonString.class).stream()
                .map(word -> word.getString().toLowerCase(Locale.ROOT))
                .toList();
    }

    private String hashOfTable() {
        var even = wordlist.wordsAt(1);
        var odd = wordlist.wordsAt(0);
        var table = IntStream.range(0, even.size())
                .mapToObj(i -> HexFormat.of().toHexDigits((byte) i) + " " + even.get(i) + " " + odd.get(i) + "\n")
                .collect(Collectors.joining());
        var digest = new BcCryptoProvider().suite().sha256(table.getBytes(StandardCharsets.US_ASCII));
        return HexFormat.of().formatHex(digest);
    }

    private Verdict chooseWords(VectorCase vector) {
        var drawn = vector.bytes("bytes");
        var next = new AtomicInteger();
        var words = WordChoice.choose(
                wordlist, vector.in().getInt("length"), length -> new byte[] {drawn[next.getAndIncrement()]});
        return Results.with("words", words).produced();
    }

    private static Verdict validateCode(VectorCase vector) {
        try {
            var code = Code.of(vector.text("code"));
            return Results.with("nameplate", code.nameplate().value())
                    .and("pake_password", code.normalized().getBytes(StandardCharsets.UTF_8))
                    .produced();
        } catch (CodeFormatException e) {
            return new Verdict.Refused(e.shown());
        }
    }

    private static Verdict validateNameplate(VectorCase vector) {
        try {
            var nameplate = new Nameplate(vector.text("nameplate"));
            return new Results().and("ok", !nameplate.value().isEmpty()).produced();
        } catch (CodeFormatException e) {
            return new Verdict.Refused(e.shown());
        }
    }

    // Long lists are written down by their ends and a hash.
    private Verdict wordCompletions(VectorCase vector) {
        var completions =
                WordChoice.complete(wordlist, vector.text("prefix"), vector.in().getInt("num_words"));
        if (vector.outObject().containsKey("completions")) {
            var array = Json.createArrayBuilder(completions);
            return new Verdict.Produced(
                    Json.createObjectBuilder().add("completions", array).build());
        }
        var joined = String.join("\n", completions).getBytes(StandardCharsets.UTF_8);
        var sorted = List.copyOf(completions);
        var out = vector.outObject();
        var ends = out.getJsonArray("first").size();
        return new Verdict.Produced(Json.createObjectBuilder()
                .add("first", Json.createArrayBuilder(sorted.subList(0, ends)))
                .add("last", Json.createArrayBuilder(sorted.subList(sorted.size() - ends, sorted.size())))
                .add("count", sorted.size())
                .add(
                        "sha256_of_lf_joined",
                        HexFormat.of().formatHex(new BcCryptoProvider().suite().sha256(joined)))
                .build());
    }

    private static Verdict finishTypedCode(VectorCase vector) {
        try {
            var code = Code.typed(vector.text("text"));
            var calls = Json.createArrayBuilder()
                    .add(Json.createObjectBuilder()
                            .add("choose_nameplate", code.nameplate().value()))
                    .add(Json.createObjectBuilder().add("choose_words", code.words()));
            return new Verdict.Produced(
                    Json.createObjectBuilder().add("calls", calls).build());
        } catch (CodeFormatException e) {
            return new Verdict.Refused(e.shown());
        }
    }
}
