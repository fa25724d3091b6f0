package wormhole.conformance.interop;

import jakarta.json.JsonObject;
import java.util.concurrent.CompletableFuture;
import wormhole.api.transit.TransitRole;

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

    /** A record pipe to the other end is wanted; the relay by port, 0 for none. Completes with the hints. */
    CompletableFuture<String> transit(TransitRole role, int relayPort, boolean listen);

    /** Completes with which way it goes. */
    CompletableFuture<String> connect(String hints);

    CompletableFuture<Void> sendRecord(byte[] record);

    CompletableFuture<byte[]> receiveRecord();

    /** Sends {@code count} records, the i-th of bytes i modulo 251; completes with the SHA-256 of all, in hex. */
    CompletableFuture<String> sendBulk(int count, int length);

    /** The SHA-256 of the next bytes, in hex, in whatever records they are. */
    CompletableFuture<String> receiveBulk(int total);

    /** Closes, without asking how. */
    @Override
    default void close() {
        finish();
    }
}
