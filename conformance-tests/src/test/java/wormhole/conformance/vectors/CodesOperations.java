package wormhole.conformance.vectors;

import jakarta.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
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
                "input_session", request -> new InputSession(wordlist).run(request),
                "finish_typed_code", CodesOperations::finishTypedCode);
    }

    // The table of the reference has capitals, which no code ever shows; ours has none.
    private Answer wordlist(Request request) {
        return new Answer.Result(Json.createObjectBuilder()
                .add("odd", Json.createArrayBuilder(wordlist.wordsAt(0)))
                .add("even", Json.createArrayBuilder(wordlist.wordsAt(1)))
                .add("sha256_lowercase", hashOfTable())
                .build());
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

    private Answer chooseWords(Request request) {
        var drawn = request.bytes("bytes");
        var next = new AtomicInteger();
        var words = WordChoice.choose(
                wordlist, request.number("length"), length -> new byte[] {drawn[next.getAndIncrement()]});
        return Results.with("words", words).produced();
    }

    private static Answer validateCode(Request request) {
        try {
            var code = Code.of(request.text("code"));
            return Results.with("nameplate", code.nameplate().value())
                    .and("pake_password", code.normalized().getBytes(StandardCharsets.UTF_8))
                    .produced();
        } catch (CodeFormatException e) {
            return Answer.Refused.showing(e, e.shown());
        }
    }

    private static Answer validateNameplate(Request request) {
        try {
            var nameplate = new Nameplate(request.text("nameplate"));
            return new Results().and("ok", !nameplate.value().isEmpty()).produced();
        } catch (CodeFormatException e) {
            return Answer.Refused.showing(e, e.shown());
        }
    }

    private Answer wordCompletions(Request request) {
        var completions = WordChoice.complete(wordlist, request.text("prefix"), request.number("num_words"));
        return new Answer.Result(Json.createObjectBuilder()
                .add("completions", Json.createArrayBuilder(completions))
                .build());
    }

    private static Answer finishTypedCode(Request request) {
        try {
            var code = Code.typed(request.text("text"));
            var calls = Json.createArrayBuilder()
                    .add(Json.createObjectBuilder()
                            .add("choose_nameplate", code.nameplate().value()))
                    .add(Json.createObjectBuilder().add("choose_words", code.words()));
            return new Answer.Result(
                    Json.createObjectBuilder().add("calls", calls).build());
        } catch (CodeFormatException e) {
            return Answer.Refused.showing(e, e.shown());
        }
    }
}
