package wormhole.conformance.vectors;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.util.HexFormat;
import java.util.Map;
import wormhole.core.conversation.Conversation;
import wormhole.core.conversation.ConversationReport;
import wormhole.core.pake.PhaseCipher;
import wormhole.core.wire.Bytes;
import wormhole.core.wire.Phase;
import wormhole.core.wire.Side;
import wormhole.crypto.bc.BcCryptoProvider;
import wormhole.spi.crypto.ForgedException;
import wormhole.spi.crypto.SecretBytes;

/** {@code phase_messages.json} */
final class PhaseOperations implements Operation.Family {
    private final PhaseCipher cipher = new PhaseCipher(new BcCryptoProvider().suite());

    @Override
    public String schema() {
        return "phase_messages";
    }

    @Override
    public Map<String, Operation> operations() {
        return Map.of("encrypt", this::encrypt, "decrypt", this::decrypt, "deliver_order", this::deliverOrder);
    }

    private Verdict encrypt(VectorCase vector) {
        var plaintext = Bytes.owning(vector.bytes("plaintext"));
        var body = cipher.seal(key(vector), side(vector), phase(vector), vector.bytes("nonce"), plaintext);
        return Results.with("body", body.toArray()).produced();
    }

    private Verdict decrypt(VectorCase vector) {
        try {
            var body = Bytes.owning(vector.bytes("body"));
            var plaintext = cipher.open(key(vector), side(vector), phase(vector), body);
            return Results.with("plaintext", plaintext.toArray()).produced();
        } catch (ForgedException e) {
            return new Verdict.Refused(e.getMessage());
        }
    }

    private Verdict deliverOrder(VectorCase vector) {
        var delivered = Json.createArrayBuilder();
        var conversation = Conversation.START.confirmed().next();
        for (var message : vector.in().getJsonArray("messages").getValuesAs(JsonObject.class)) {
            var plaintext = Bytes.owning(HexFormat.of().parseHex(message.getString("plaintext")));
            var step = conversation.opened(new Phase(message.getString("phase")), plaintext, 64);
            conversation = step.next();
            var now = Json.createArrayBuilder();
            step.reports().forEach(report -> {
                if (report instanceof ConversationReport.Deliver deliver) {
                    now.add(HexFormat.of().formatHex(deliver.message().toArray()));
                } else if (report instanceof ConversationReport.Versions versions) {
                    now.add(Json.createObjectBuilder().add("versions", versions.appVersions()));
                } else {
                    throw new AssertionError("unexpected " + report);
                }
            });
            delivered.add(now);
        }
        return new Verdict.Produced(
                Json.createObjectBuilder().add("delivered", delivered).build());
    }

    private static SecretBytes key(VectorCase vector) {
        return SecretBytes.owning(vector.bytes("key"));
    }

    private static Side side(VectorCase vector) {
        return new Side(vector.text("side"));
    }

    private static Phase phase(VectorCase vector) {
        return new Phase(vector.text("phase"));
    }
}
