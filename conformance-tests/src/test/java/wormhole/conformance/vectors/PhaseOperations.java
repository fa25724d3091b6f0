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
import wormhole.spi.crypto.ForgedException;
import wormhole.spi.crypto.SecretBytes;

/** {@code phase_messages.json} */
final class PhaseOperations implements Operation.Family {
    private final PhaseCipher cipher = new PhaseCipher(new CheckedSuite());

    @Override
    public String schema() {
        return "phase_messages";
    }

    @Override
    public Map<String, Operation> operations() {
        return Map.of("encrypt", this::encrypt, "decrypt", this::decrypt, "deliver_order", this::deliverOrder);
    }

    private Answer encrypt(Request request) {
        var plaintext = Bytes.owning(request.bytes("plaintext"));
        var key = key(request);
        var nonce = request.bytes("nonce");
        try {
            var body = cipher.seal(key, side(request), phase(request), nonce, plaintext);
            return Results.with("body", body.toArray()).produced();
        } catch (IllegalArgumentException e) {
            return Answer.Refused.because(e);
        }
    }

    private Answer decrypt(Request request) {
        var body = Bytes.owning(request.bytes("body"));
        var key = key(request);
        try {
            var plaintext = cipher.open(key, side(request), phase(request), body);
            return Results.with("plaintext", plaintext.toArray()).produced();
        } catch (ForgedException | IllegalArgumentException e) {
            return Answer.Refused.because(e);
        }
    }

    private Answer deliverOrder(Request request) {
        var delivered = Json.createArrayBuilder();
        var conversation = Conversation.START.confirmed().next();
        for (var message : request.in().getJsonArray("messages").getValuesAs(JsonObject.class)) {
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
        return new Answer.Result(
                Json.createObjectBuilder().add("delivered", delivered).build());
    }

    private static SecretBytes key(Request request) {
        return SecretBytes.owning(request.bytes("key"));
    }

    private static Side side(Request request) {
        return new Side(request.text("side"));
    }

    private static Phase phase(Request request) {
        return new Phase(request.text("phase"));
    }
}
