package wormhole.conformance.vectors;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import wormhole.cli.ssh.KeyFiles;
import wormhole.filetransfer.ssh.KeyExchange;
import wormhole.filetransfer.ssh.OfferedKey;
import wormhole.filetransfer.ssh.PublicKeyException;
import wormhole.filetransfer.ssh.PublicKeyLine;

/** {@code file_offer.json}: SSH public keys. */
final class SshOperations implements Operation.Family {
    @Override
    public String schema() {
        return "file_offer";
    }

    @Override
    public Map<String, Operation> operations() {
        return Map.of("ssh_send", this::send, "ssh_receive", this::receive, "ssh_public_key", this::publicKey);
    }

    private Answer send(Request request) throws InterruptedException {
        var wormhole = wormhole(request);
        try {
            var sending = KeyExchange.send(wormhole, PublicKeyLine.of(request.text("data")));
            return answer(wormhole, result(sending.thenApply(sent -> JsonValue.NULL)));
        } catch (PublicKeyException e) {
            return new Answer.Departed("not sent: " + e.getMessage());
        }
    }

    private Answer receive(Request request) throws InterruptedException {
        var wormhole = wormhole(request);
        var result = result(KeyExchange.receive(wormhole).thenApply(SshOperations::accepted));
        var said = wormhole.sent().stream().map(FileOfferOperations::said).toList();
        if (said.stream().anyMatch(message -> message.containsKey("error")) || isMisshapen(request)) {
            return new Answer.Departed("refused: " + result);
        }
        return answer(wormhole, result);
    }

    private static JsonValue accepted(OfferedKey offered) {
        offered.accept();
        return Json.createValue(offered.line().text());
    }

    // Where the reference fails inside, or takes what is no text for a key.
    private static boolean isMisshapen(Request request) {
        return request.in().getJsonArray("inbox").getValuesAs(JsonObject.class).stream()
                .map(message -> message.getOrDefault("offer", JsonValue.NULL))
                .anyMatch(offer -> offer instanceof JsonObject object
                        ? !(object.getOrDefault("message", Json.createValue("")) instanceof JsonString)
                        : !(offer instanceof JsonArray list && list.isEmpty()) && offer != JsonValue.NULL);
    }

    private Answer publicKey(Request request) throws IOException {
        try (var place = new Workplace()) {
            place.put("key.pub", request.text("line").getBytes(StandardCharsets.UTF_8));
            var line = KeyFiles.lineIn(place.root().resolve("key.pub"));
            return new Answer.Result(Json.createObjectBuilder()
                    .add("kind", line.kind())
                    .add("keyid", line.comment().orElse("unknown"))
                    .add("sent", line.text())
                    .build());
        } catch (PublicKeyException e) {
            return Answer.Refused.because(e);
        }
    }

    private static ScriptedWormhole wormhole(Request request) {
        return new ScriptedWormhole(request.in().getJsonArray("inbox"), new ScriptedPipe("00".repeat(32)));
    }

    private static Answer answer(ScriptedWormhole wormhole, JsonValue result) {
        var sent = Json.createArrayBuilder();
        wormhole.sent().forEach(message -> sent.add(FileOfferOperations.said(message)));
        return new Answer.Result(Json.createObjectBuilder()
                .add("sent", sent)
                .add("result", result)
                .build());
    }

    private static JsonValue result(CompletableFuture<JsonValue> end) throws InterruptedException {
        if (!end.isDone()) {
            return Json.createValue("waiting");
        }
        try {
            return Json.createObjectBuilder().add("value", end.get()).build();
        } catch (ExecutionException e) {
            var why = e.getCause();
            return Json.createObjectBuilder()
                    .add("raise", why.getClass().getSimpleName())
                    .add("text", String.valueOf(why.getMessage()))
                    .build();
        }
    }
}
