package wormhole.conformance.vectors;

import jakarta.json.Json;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import wormhole.api.Code;
import wormhole.api.Verifier;
import wormhole.api.Welcome;

/** A wormhole whose other side has agreed, and says that it got what it was sent. */
final class AgreedWormhole extends ScriptedWormhole {
    private final byte[] verifier;
    private final CompletableFuture<Code> code = new CompletableFuture<>();

    AgreedWormhole(byte[] verifier) {
        super(
                Json.createArrayBuilder()
                        .add(Json.createObjectBuilder()
                                .add("answer", Json.createObjectBuilder().add("message_ack", "ok")))
                        .build(),
                new ScriptedPipe("00".repeat(32)));
        this.verifier = verifier;
    }

    @Override
    public void setCode(String typed) {
        code.complete(Code.of(typed));
    }

    @Override
    public CompletableFuture<Code> code() {
        return code.copy();
    }

    @Override
    public CompletableFuture<Welcome> welcome() {
        return CompletableFuture.completedFuture(
                new Welcome(Optional.empty(), Optional.empty(), Optional.empty(), "{}"));
    }

    @Override
    public CompletableFuture<byte[]> unverifiedKey() {
        return CompletableFuture.completedFuture(new byte[32]);
    }

    @Override
    public CompletableFuture<Verifier> verifier() {
        return CompletableFuture.completedFuture(new Verifier(verifier));
    }
}
