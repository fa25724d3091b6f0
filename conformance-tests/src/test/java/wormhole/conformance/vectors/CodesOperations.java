package wormhole.conformance.vectors;

import static org.junit.jupiter.api.Assertions.assertEquals;

import jakarta.json.JsonString;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
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
        return Map.of("wordlist", this::wordlist, "choose_words", this::chooseWords);
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
        var words = IntStream.range(0, vector.in().getInt("length"))
                .mapToObj(position -> wordlist.wordsAt(position).get(Byte.toUnsignedInt(drawn[position])))
                .collect(Collectors.joining("-"));
        return Results.with("words", words).produced();
    }
}
