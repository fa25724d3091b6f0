package wormhole.conformance.interop;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.net.URI;
import java.util.HexFormat;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import wormhole.api.transit.TransitRole;

/** A wormhole of the reference. */
final class PythonTalker implements Talker {
    private final PythonDriver driver;
    private final String name;

    PythonTalker(PythonDriver driver, String appId, URI mailbox, JsonObject versions) {
        this.driver = driver;
        this.name = "w" + driver.nextNumber();
        ask(
                "create",
                Json.createObjectBuilder()
                        .add("appid", appId)
                        .add("relay_url", mailbox.toString())
                        .add("versions", versions));
    }

    @Override
    public CompletableFuture<String> allocateCode() {
        ask("allocate", Json.createObjectBuilder().add("length", 2));
        return text("code");
    }

    @Override
    public CompletableFuture<Void> setCode(String code) {
        return done(ask("set_code", Json.createObjectBuilder().add("code", code)));
    }

    @Override
    public CompletableFuture<Void> typeCode(String nameplate, String words) {
        return done(ask("nameplate", Json.createObjectBuilder().add("nameplate", nameplate))
                .thenCompose(
                        chosen -> ask("completions", Json.createObjectBuilder().add("prefix", "")))
                .thenCompose(list -> ask("words", Json.createObjectBuilder().add("words", words))));
    }

    @Override
    public CompletableFuture<String> unverifiedKey() {
        return text("unverified_key");
    }

    @Override
    public CompletableFuture<String> verifier() {
        return text("verifier");
    }

    @Override
    public CompletableFuture<JsonObject> versions() {
        return ask("versions", Json.createObjectBuilder()).thenApply(JsonValue::asJsonObject);
    }

    @Override
    public CompletableFuture<String> derive(String purpose, int length) {
        return ask("derive", Json.createObjectBuilder().add("purpose", purpose).add("length", length))
                .thenApply(PythonTalker::string);
    }

    @Override
    public void send(byte[] message) {
        ask("send", Json.createObjectBuilder().add("message", HexFormat.of().formatHex(message)));
    }

    @Override
    public CompletableFuture<byte[]> receive() {
        return text("receive").thenApply(HexFormat.of()::parseHex);
    }

    @Override
    public CompletableFuture<Verdict> finish() {
        return text("close").handle((said, error) -> {
            if (error != null) {
                return Verdict.of(error);
            }
            return said.equals("happy") ? Verdict.HAPPY : Verdict.OTHER;
        });
    }

    @Override
    public CompletableFuture<String> transit(TransitRole role, int relayPort, boolean listen) {
        var arguments = Json.createObjectBuilder()
                .add("role", role.name().toLowerCase(Locale.ROOT))
                .add("relay", relayPort == 0 ? "" : "tcp:127.0.0.1:" + relayPort)
                .add("listen", listen);
        return ask("transit", arguments)
                .thenApply(said -> said.asJsonObject().getJsonArray("hints-v1").toString());
    }

    @Override
    public CompletableFuture<String> connect(String hints) {
        try (var reader = Json.createReader(new StringReader(hints))) {
            return ask("connect", Json.createObjectBuilder().add("hints", reader.readArray()))
                    .thenApply(PythonTalker::string);
        }
    }

    @Override
    public CompletableFuture<Void> sendRecord(byte[] record) {
        var hex = HexFormat.of().formatHex(record);
        return done(ask("send_record", Json.createObjectBuilder().add("record", hex)));
    }

    @Override
    public CompletableFuture<byte[]> receiveRecord() {
        return text("receive_record").thenApply(HexFormat.of()::parseHex);
    }

    @Override
    public CompletableFuture<String> sendBulk(int count, int length) {
        return ask("send_bulk", Json.createObjectBuilder().add("count", count).add("length", length))
                .thenApply(PythonTalker::string);
    }

    @Override
    public CompletableFuture<String> receiveBulk(int total) {
        return ask("receive_bulk", Json.createObjectBuilder().add("total", total))
                .thenApply(PythonTalker::string);
    }

    private CompletableFuture<String> text(String command) {
        return ask(command, Json.createObjectBuilder()).thenApply(PythonTalker::string);
    }

    private CompletableFuture<JsonValue> ask(String command, JsonObjectBuilder arguments) {
        return driver.ask(name, command, arguments);
    }

    private static CompletableFuture<Void> done(CompletableFuture<JsonValue> answer) {
        return answer.thenApply(nothing -> null);
    }

    private static String string(JsonValue value) {
        return ((JsonString) value).getString();
    }

    @Override
    public String toString() {
        return "Python 0.24 (" + name + ")";
    }
}
