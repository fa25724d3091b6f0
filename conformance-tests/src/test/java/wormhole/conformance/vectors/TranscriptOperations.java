package wormhole.conformance.vectors;

import java.util.Map;

/** {@code mailbox_transcript.json} */
final class TranscriptOperations implements Operation.Family {
    @Override
    public String schema() {
        return "mailbox_transcript";
    }

    @Override
    public Map<String, Operation> operations() {
        return Map.of("client_transcript", request -> new ClientTranscript(request).run());
    }
}
