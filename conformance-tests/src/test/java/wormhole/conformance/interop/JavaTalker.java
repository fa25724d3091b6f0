package wormhole.conformance.interop;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import wormhole.api.AppId;
import wormhole.api.Code;
import wormhole.api.Mood;
import wormhole.api.Verifier;
import wormhole.api.Versions;
import wormhole.api.Wormhole;
import wormhole.api.WormholeClient;
import wormhole.api.WormholeOptions;
import wormhole.api.transit.Hint;
import wormhole.api.transit.RecordPipe;
import wormhole.api.transit.Transit;
import wormhole.api.transit.TransitOptions;
import wormhole.api.transit.TransitRole;

/** A wormhole of ours, by the public API alone. */
final class JavaTalker implements Talker {
    private final Wormhole wormhole;
    private volatile Transit transit;
    private volatile RecordPipe pipe;

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

    @Override
    public CompletableFuture<String> transit(TransitRole role, int relayPort, boolean listen) {
        var relays = relayPort == 0
                ? List.<Hint.Relay>of()
                : List.of(new Hint.Relay(List.of(new Hint.DirectTcp("127.0.0.1", relayPort, 0))));
        var options =
                TransitOptions.DEFAULT.withRelays(relays).withListen(listen).withDialLocal(true);
        transit = wormhole.transit(role, options);
        return transit.hints();
    }

    @Override
    public CompletableFuture<String> connect(String hints) {
        return transit.connect(hints).thenApply(made -> {
            pipe = made;
            return made.path().description();
        });
    }

    @Override
    public CompletableFuture<Void> sendRecord(byte[] record) {
        return pipe.sending(ByteBuffer.wrap(record));
    }

    @Override
    public CompletableFuture<byte[]> receiveRecord() {
        return pipe.receiving().thenApply(Optional::orElseThrow);
    }

    @Override
    public CompletableFuture<String> sendBulk(int count, int length) {
        return CompletableFuture.supplyAsync(() -> {
            var digest = sha256();
            var record = new byte[length];
            for (var i = 0; i < count; i++) {
                Arrays.fill(record, (byte) (i % 251));
                digest.update(record);
                write(ByteBuffer.wrap(record));
            }
            return HexFormat.of().formatHex(digest.digest());
        });
    }

    private void write(ByteBuffer data) {
        try {
            pipe.sink().write(data);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public CompletableFuture<String> receiveBulk(int total) {
        return CompletableFuture.supplyAsync(() -> {
            try {
                var digest = sha256();
                digest.update(pipe.inputStream().readNBytes(total));
                return HexFormat.of().formatHex(digest.digest());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }

    private static Verdict ofMood(Mood mood) {
        return mood == Mood.HAPPY ? Verdict.HAPPY : Verdict.OTHER;
    }

    @Override
    public String toString() {
        return "Java";
    }
}
