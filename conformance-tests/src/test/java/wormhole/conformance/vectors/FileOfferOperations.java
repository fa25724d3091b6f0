package wormhole.conformance.vectors;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import wormhole.filetransfer.offer.Offer;
import wormhole.filetransfer.protocol.Messages;

/** {@code file_offer.json}, but what is the command line's */
final class FileOfferOperations implements Operation.Family {
    @Override
    public String schema() {
        return "file_offer";
    }

    @Override
    public Map<String, Operation> operations() {
        return Map.of(
                "offer", this::offer,
                "receiver", request -> FileConversation.received(request),
                "sender", request -> FileConversation.sent(request));
    }

    private Answer offer(Request request) throws IOException {
        if (request.in().containsKey("text")) {
            var message = Messages.offer(new Offer.Text(request.text("text")));
            return new Answer.Result(Json.createObjectBuilder(said(message))
                    .add("json", java.util.HexFormat.of().formatHex(message))
                    .build());
        }
        try (var place = new Workplace()) {
            place.fill(request.text("file"), request.in().getJsonNumber("size").longValueExact());
            return new Answer.Result(
                    said(Messages.offer(place.outgoing(request.text("file")).offer())));
        }
    }

    static JsonObject said(byte[] message) {
        try (var reader = Json.createReader(new StringReader(new String(message, StandardCharsets.UTF_8)))) {
            return reader.readObject();
        }
    }
}
