package wormhole.conformance.vectors;

import static wormhole.conformance.vectors.Given.hex;
import static wormhole.conformance.vectors.Given.json;
import static wormhole.conformance.vectors.Given.object;
import static wormhole.conformance.vectors.Given.text;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.lifecycle.AddLifecycleHook;

/** The exchange of keys is the reference's, with honest peers and with others. */
@AddLifecycleHook(SideBySide.NeedsPython.class)
class PakeProperties {
    private static final Arbitrary<JsonValue> ENTROPY = json(hex(64, 64));
    private static final Arbitrary<JsonValue> CODE = json(text(12));
    private static final Arbitrary<JsonValue> APP = json(text(12));

    @Property
    void anExchangeGivesTheSameKey(@ForAll("exchange") JsonObject in) {
        SideBySide.agree("exchange", in);
    }

    @Provide
    Arbitrary<JsonObject> exchange() {
        return object(Map.of("code", CODE, "appid", APP, "entropy_a", ENTROPY, "entropy_b", ENTROPY));
    }

    private Arbitrary<JsonObject> twoSides() {
        return exchange().filter(in -> !in.get("entropy_a").equals(in.get("entropy_b")));
    }

    @Property
    void theSameElementsAreTaken(@ForAll("finish") JsonObject in) {
        SideBySide.agree("finish", in, Deviation.LAX_ELEMENT);
    }

    @Provide
    Arbitrary<JsonObject> finish() {
        return twoSides()
                .flatMap(in -> Arbitraries.oneOf(
                                Given.perhapsDamaged(peersElement(in)),
                                Arbitraries.bytes()
                                        .array(byte[].class)
                                        .ofSize(33)
                                        .map(bytes -> {
                                            bytes[0] = 0x53;
                                            return bytes;
                                        }))
                        .map(element -> oneSide(in)
                                .add("inbound", HexFormat.of().formatHex(element))
                                .build()));
    }

    @Property
    void theSamePakeBodiesAreRead(@ForAll("pakeBody") JsonObject in) {
        SideBySide.agree("pake_body", in, Deviation.LAX_ELEMENT);
    }

    @Provide
    Arbitrary<JsonObject> pakeBody() {
        return twoSides()
                .flatMap(in -> bodies(HexFormat.of().formatHex(peersElement(in)))
                        .map(body -> oneSide(in)
                                .add("body", HexFormat.of().formatHex(body))
                                .build()));
    }

    private static Arbitrary<byte[]> bodies(String element) {
        var good = "{\"pake_v1\": \"" + element + "\"}";
        var texts = Arbitraries.of(
                good,
                "{\"pake_v1\":\"" + element + "\",\"other\":[1,{\"a\":null}]}",
                " {\t\"pake_v1\"\n:\"" + element + "\"}\r\n",
                "{\"pake_v2\": \"" + element + "\"}",
                "{}",
                "[]",
                "null",
                "\"pake_v1\"",
                "{\"pake_v1\": null}",
                "{\"pake_v1\": 5}",
                "{\"pake_v1\": \"\"}",
                "{\"pake_v1\": \"zz\"}",
                "{\"pake_v1\": \"" + element + "0\"}",
                "{\"pake_v1\": [\"" + element + "\"]}",
                "{\"pake_v1\": \"" + element.toUpperCase(java.util.Locale.ROOT) + "\"}",
                "{\"Pake_v1\": \"" + element + "\"}",
                "{'pake_v1': '" + element + "'}",
                good + good,
                good + "x",
                "");
        return Arbitraries.frequencyOf(
                Tuple.of(3, texts.map(text -> text.getBytes(StandardCharsets.UTF_8))),
                Tuple.of(2, Given.perhapsDamaged(good.getBytes(StandardCharsets.UTF_8))));
    }

    private static byte[] peersElement(JsonObject exchange) {
        var answer = new JavaTestee().ask(new Request(JsonValue.NULL, "exchange", exchange));
        return HexFormat.of()
                .parseHex(((Answer.Result) answer).out().asJsonObject().getString("msg_b"));
    }

    private static jakarta.json.JsonObjectBuilder oneSide(JsonObject exchange) {
        return Json.createObjectBuilder()
                .add("code", exchange.get("code"))
                .add("appid", exchange.get("appid"))
                .add("entropy", exchange.get("entropy_a"));
    }
}
