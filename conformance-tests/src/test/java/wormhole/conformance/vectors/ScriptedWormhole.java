package wormhole.conformance.vectors;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import wormhole.api.Code;
import wormhole.api.Mood;
import wormhole.api.Outcome;
import wormhole.api.Receipt;
import wormhole.api.Verifier;
import wormhole.api.Versions;
import wormhole.api.Welcome;
import wormhole.api.Wormhole;
import wormhole.api.code.CodeEntry;
import wormhole.api.error.WormholeClosedException;
import wormhole.api.transit.RecordPipe;
import wormhole.api.transit.Transit;
import wormhole.api.transit.TransitOptions;
import wormhole.api.transit.TransitRole;

/** A wormhole whose peer is a case: its messages are given, ours are kept. */
class ScriptedWormhole implements Wormhole {
    private static final String ABILITIES = "[{\"type\": \"direct-tcp-v1\"}, {\"type\": \"relay-v1\"}]";
    private static final String HINTS = "[{\"type\": \"relay-v1\", \"hints\": [{\"type\": \"direct-tcp-v1\","
            + " \"priority\": 0.0, \"hostname\": \"relay.example.org\", \"port\": 4001}]}]";

    private final ArrayDeque<byte[]> inbox = new ArrayDeque<>();
    private final List<byte[]> sent = new ArrayList<>();
    private final RecordPipe pipe;
    private boolean closed;

    ScriptedWormhole(JsonArray messages, RecordPipe pipe) {
        messages.getValuesAs(JsonObject.class).forEach(message -> inbox.add(bytes(message)));
        this.pipe = pipe;
    }

    private static byte[] bytes(JsonObject message) {
        return message.keySet().equals(java.util.Set.of("raw"))
                ? HexFormat.of().parseHex(message.getString("raw"))
                : PythonJson.dumps(message).getBytes(StandardCharsets.UTF_8);
    }

    synchronized List<byte[]> sent() {
        return List.copyOf(sent);
    }

    @Override
    public synchronized Receipt send(byte[] message) {
        if (closed) {
            throw new WormholeClosedException();
        }
        sent.add(message);
        return new Receipt(sent.size() - 1, CompletableFuture.completedFuture(null));
    }

    @Override
    public synchronized CompletableFuture<byte[]> receive() {
        return inbox.isEmpty() ? new CompletableFuture<>() : CompletableFuture.completedFuture(inbox.remove());
    }

    @Override
    public CompletableFuture<Verifier> verifier() {
        return CompletableFuture.completedFuture(new Verifier(new byte[32]));
    }

    @Override
    public synchronized CompletableFuture<Outcome> closing() {
        closed = true;
        return CompletableFuture.completedFuture(new Outcome(Mood.HAPPY));
    }

    @Override
    public Transit transit(TransitRole role, TransitOptions options) {
        return new ScriptedTransit(role);
    }

    private final class ScriptedTransit implements Transit {
        private final TransitRole role;

        ScriptedTransit(TransitRole role) {
            this.role = role;
        }

        @Override
        public TransitRole role() {
            return role;
        }

        @Override
        public String abilities() {
            return ABILITIES;
        }

        @Override
        public CompletableFuture<String> hints() {
            return CompletableFuture.completedFuture(HINTS);
        }

        @Override
        public CompletableFuture<RecordPipe> connect(String theirHints) {
            return CompletableFuture.completedFuture(pipe);
        }

        @Override
        public void close() {}
    }

    private static UnsupportedOperationException notPartOfIt() {
        return new UnsupportedOperationException("a transfer does not ask for this");
    }

    @Override
    public CompletableFuture<Code> code() {
        throw notPartOfIt();
    }

    @Override
    public CompletableFuture<Welcome> welcome() {
        throw notPartOfIt();
    }

    @Override
    public CompletableFuture<byte[]> unverifiedKey() {
        return CompletableFuture.completedFuture(new byte[32]);
    }

    @Override
    public CompletableFuture<Versions> versions() {
        throw notPartOfIt();
    }

    @Override
    public void allocateCode(int words) {
        throw notPartOfIt();
    }

    @Override
    public void setCode(String code) {
        throw notPartOfIt();
    }

    @Override
    public CodeEntry inputCode() {
        throw notPartOfIt();
    }

    @Override
    public byte[] deriveKey(String purpose, int length) {
        throw notPartOfIt();
    }
}
