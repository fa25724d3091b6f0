package wormhole.conformance.vectors;

import static wormhole.conformance.vectors.Given.hex;
import static wormhole.conformance.vectors.Given.json;
import static wormhole.conformance.vectors.Given.object;
import static wormhole.conformance.vectors.Given.text;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.HexFormat;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AddLifecycleHook;

/** Keys and sealed messages are the reference's, whatever goes in. */
@AddLifecycleHook(SideBySide.NeedsPython.class)
class KeyProperties {
    private static final Arbitrary<JsonValue> KEY = json(hex(32, 32));
    private static final Arbitrary<JsonValue> SIDE =
            json(Arbitraries.frequencyOf(net.jqwik.api.Tuple.of(9, hex(1, 8)), net.jqwik.api.Tuple.of(1, text(6)))
                    .filter(side -> !side.isEmpty()));
    private static final Arbitrary<JsonValue> PHASE = json(Arbitraries.frequencyOf(
                    net.jqwik.api.Tuple.of(
                            4, Arbitraries.integers().between(0, 1 << 20).map(String::valueOf)),
                    net.jqwik.api.Tuple.of(2, Arbitraries.of("pake", "version", "dilate-0", "00", "-1")),
                    net.jqwik.api.Tuple.of(1, text(10)))
            .filter(phase -> !phase.isEmpty()));

    @Property
    void derivedKeysAreEqual(@ForAll("deriveKey") JsonObject in) {
        SideBySide.agree("derive_key", in);
    }

    @Provide
    Arbitrary<JsonObject> deriveKey() {
        var lengths = Arbitraries.oneOf(json(1, 300), json(8158, 8163));
        return object(Map.of("key", KEY, "purpose", json(hex(0, 80)), "length", lengths));
    }

    @Property
    void keysDerivedForTextsAreEqual(@ForAll("wormholeDeriveKey") JsonObject in) {
        SideBySide.agree("wormhole_derive_key", in);
    }

    @Provide
    Arbitrary<JsonObject> wormholeDeriveKey() {
        return object(Map.of("key", KEY, "purpose", json(text(20)), "length", json(1, 100)));
    }

    @Property
    void phaseKeysAreEqual(@ForAll("derivePhaseKey") JsonObject in) {
        SideBySide.agree("derive_phase_key", in);
    }

    @Provide
    Arbitrary<JsonObject> derivePhaseKey() {
        return object(Map.of("key", KEY, "side", SIDE, "phase", PHASE));
    }

    @Property
    void subkeysAreEqual(@ForAll("subkeys") JsonObject in) {
        SideBySide.agree("subkeys", in);
    }

    @Provide
    Arbitrary<JsonObject> subkeys() {
        return object(Map.of("key", KEY));
    }

    @Property
    void sealedBodiesAreEqual(@ForAll("encrypt") JsonObject in) {
        SideBySide.agree("encrypt", in);
    }

    @Provide
    Arbitrary<JsonObject> encrypt() {
        return object(Map.of(
                "key", KEY, "side", SIDE, "phase", PHASE, "nonce", json(hex(24, 24)), "plaintext", json(hex(0, 200))));
    }

    @Property
    void theSameBodiesOpenAndTheSameDoNot(@ForAll("decrypt") JsonObject in) {
        SideBySide.agree("decrypt", in);
    }

    @Provide
    Arbitrary<JsonObject> decrypt() {
        return encrypt().flatMap(in -> {
            if (!(new JavaTestee().ask(new Request(JsonValue.NULL, "encrypt", in)) instanceof Answer.Result sealed)) {
                return Arbitraries.just(damaged(in, HexFormat.of().parseHex(in.getString("nonce"))));
            }
            var body = HexFormat.of().parseHex(sealed.out().asJsonObject().getString("body"));
            return Given.perhapsDamaged(body).map(bytes -> damaged(in, bytes));
        });
    }

    private static JsonObject damaged(JsonObject in, byte[] body) {
        return Json.createObjectBuilder(in)
                .remove("nonce")
                .remove("plaintext")
                .add("body", HexFormat.of().formatHex(body))
                .build();
    }

    @Property
    void messagesAreDeliveredAlike(@ForAll("deliverOrder") JsonObject in) {
        SideBySide.agree("deliver_order", in, Deviation.PHASE_NUMBER);
    }

    // Each phase comes once: what is heard twice is dropped before it gets here.
    @Provide
    Arbitrary<JsonObject> deliverOrder() {
        var phases = Arbitraries.of("version", "0", "1", "2", "3", "4", "5", "7", "12", "odd", "dilate-0", "01")
                .list()
                .uniqueElements()
                .ofMaxSize(10);
        return phases.map(order -> {
            var messages = Json.createArrayBuilder();
            for (var phase : order) {
                messages.add(Json.createObjectBuilder()
                        .add("phase", phase)
                        .add("plaintext", phase.equals("version") ? "7b7d" : "aa" + phase.length() + "0"));
            }
            return Json.createObjectBuilder().add("messages", messages).build();
        });
    }
}
