package wormhole.conformance.interop;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.StringReader;
import java.net.URI;
import java.util.HexFormat;
import java.util.concurrent.CompletableFuture;
import wormhole.api.AppId;
import wormhole.api.Code;
import wormhole.api.Mood;
import wormhole.api.Verifier;
import wormhole.api.Versions;
import wormhole.api.Wormhole;
import wormhole.api.WormholeClient;
import wormhole.api.WormholeOptions;

/** A wormhole of ours, by the public API alone. */
final class JavaTalker implements Talker {
    private final Wormhole wormhole;

    JavaTalker(WormholeClient client, String appId, URI mailbox, JsonObject versions) {
        wormhole = client.deferred(WormholeOptions.builder(new AppId(appId))
                .mailbox(mailbox)
                .versions(new Versions(versions.toString()))
                .build());
    }

    @Override
    public CompletableFuture<String> allocateCode() {
        wormhole.allocateCode();
        return wormhole.code().thenApply(Code::reveal);
    }

    @Override
    public CompletableFuture<Void> setCode(String code) {
        wormhole.setCode(code);
        return CompletableFuture.completedFuture(null);
    }

    @Override
    public CompletableFuture<Void> typeCode(String nameplate, String words) {
        var entry = wormhole.inputCode();
        entry.chooseNameplate(nameplate);
        return entry.whenWordlistIsAvailable().thenRun(() -> entry.chooseWords(words));
    }

    @Override
    public CompletableFuture<String> unverifiedKey() {
        return wormhole.unverifiedKey().thenApply(HexFormat.of()::formatHex);
    }

    @Override
    public CompletableFuture<String> verifier() {
        return wormhole.verifier().thenApply(Verifier::hex);
    }

    @Override
    public CompletableFuture<JsonObject> versions() {
        return wormhole.versions().thenApply(versions -> {
            try (var reader = Json.createReader(new StringReader(versions.json()))) {
                return reader.readObject();
            }
        });
    }

    @Override
    public CompletableFuture<String> derive(String purpose, int length) {
        return CompletableFuture.completedFuture(HexFormat.of().formatHex(wormhole.deriveKey(purpose, length)));
    }

    @Override
    public void send(byte[] message) {
        wormhole.send(message);
    }

    @Override
    public CompletableFuture<byte[]> receive() {
        return wormhole.receive();
    }

    @Override
    public CompletableFuture<Verdict> finish() {
        return wormhole.closing()
                .handle((outcome, error) -> error != null ? Verdict.of(error) : ofMood(outcome.mood()));
    }

    private static Verdict ofMood(Mood mood) {
        return mood == Mood.HAPPY ? Verdict.HAPPY : Verdict.OTHER;
    }

    @Override
    public String toString() {
        return "Java";
    }
}
