package wormhole.conformance.interop;

import jakarta.json.JsonObject;
import java.util.concurrent.CompletableFuture;

/** One end of a wormhole, whoever implements it. Futures fail with what the implementation says. */
interface Talker extends AutoCloseable {
    CompletableFuture<String> allocateCode();

    CompletableFuture<Void> setCode(String code);

    /** Types the code in two steps. */
    CompletableFuture<Void> typeCode(String nameplate, String words);

    /** The key before anybody has shown to have the same, in hex. */
    CompletableFuture<String> unverifiedKey();

    CompletableFuture<String> verifier();

    CompletableFuture<JsonObject> versions();

    CompletableFuture<String> derive(String purpose, int length);

    void send(byte[] message);

    CompletableFuture<byte[]> receive();

    CompletableFuture<Verdict> finish();

    /** Closes, without asking how. */
    @Override
    default void close() {
        finish();
    }
}
