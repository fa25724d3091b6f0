package wormhole.conformance.vectors;

import jakarta.json.Json;
import java.util.Map;
import wormhole.conformance.server.RelayTranscript;
import wormhole.transit.relay.match.Blur;

/** {@code relay_server.json} */
final class RelayOperations implements Operation.Family {
    @Override
    public String schema() {
        return "relay_server";
    }

    @Override
    public Map<String, Operation> operations() {
        return Map.of("relay_transcript", RelayOperations::transcript, "blur_size", RelayOperations::blurSize);
    }

    private static Answer transcript(Request request) {
        return new Answer.Result(RelayTranscript.run(request.in()));
    }

    private static Answer blurSize(Request request) {
        var size = request.in().getJsonNumber("size").longValueExact();
        return new Answer.Result(
                Json.createObjectBuilder().add("size", Blur.size(size)).build());
    }
}
