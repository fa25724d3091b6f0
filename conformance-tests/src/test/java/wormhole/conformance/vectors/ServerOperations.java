package wormhole.conformance.vectors;

import java.util.Map;
import wormhole.conformance.server.ServerTranscript;

/** {@code mailbox_server.json} */
final class ServerOperations implements Operation.Family {
    @Override
    public String schema() {
        return "mailbox_server";
    }

    @Override
    public Map<String, Operation> operations() {
        return Map.of("server_transcript", ServerOperations::transcript);
    }

    private static Answer transcript(Request request) {
        return new Answer.Result(ServerTranscript.run(request.in()));
    }
}
