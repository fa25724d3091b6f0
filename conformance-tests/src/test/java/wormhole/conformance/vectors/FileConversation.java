package wormhole.conformance.vectors;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import wormhole.api.error.PeerMisbehavedException;
import wormhole.api.error.WormholeException;
import wormhole.filetransfer.FileTransfer;
import wormhole.filetransfer.Outgoing;
import wormhole.filetransfer.Patience;
import wormhole.filetransfer.ReceiveOptions;
import wormhole.filetransfer.Receiving;
import wormhole.filetransfer.SendOptions;
import wormhole.filetransfer.TransferReport;
import wormhole.filetransfer.error.LocalFileException;
import wormhole.filetransfer.error.TransferInterruptedException;
import wormhole.filetransfer.offer.Destination;
import wormhole.filetransfer.offer.Offer;
import wormhole.filetransfer.offer.OnConflict;
import wormhole.filetransfer.protocol.PeerText;

/** The operations {@code receiver} and {@code sender}: a whole transfer whose other side is the case. */
final class FileConversation {
    private static final Duration PATIENCE = Duration.ofSeconds(120);
    // What the case says has come before the connection ends.
    private static final Patience ALL_IS_SAID = Patience.DEFAULT.withWord(Duration.ofMillis(100));
    private static final String NO_KEY = "00".repeat(32);

    private final JsonObject in;
    private final FileDepartures departures;
    private final Workplace place;
    private final StringBuilder printed = new StringBuilder();
    private int asked;
    private volatile boolean decided;
    private volatile String departure = "";

    private FileConversation(Request request, Workplace place) {
        this.in = request.in();
        this.departures = new FileDepartures(in);
        this.place = place;
    }

    static Answer received(Request request) throws IOException, InterruptedException {
        try (var place = new Workplace()) {
            return new FileConversation(request, place).answer(true);
        }
    }

    static Answer sent(Request request) throws IOException, InterruptedException {
        try (var place = new Workplace()) {
            return new FileConversation(request, place).answer(false);
        }
    }

    private Answer answer(boolean receives) throws IOException, InterruptedException {
        var out = receives ? receive() : send();
        return departure.isEmpty() ? new Answer.Result(out) : new Answer.Departed(departure);
    }

    private String key(String whose) {
        return in.containsKey("record_keys") ? in.getJsonObject("record_keys").getString(whose) : NO_KEY;
    }

    private JsonObject receive() throws IOException, InterruptedException {
        place.plant(in.getJsonArray("existing"));
        var pipe = new ScriptedPipe(key("receiver"))
                .bringing(
                        HexFormat.of().parseHex(in.getString("records_wire", "")),
                        key("sender"),
                        in.getBoolean("connection_lost_after", false));
        var wormhole = new ScriptedWormhole(in.getJsonArray("inbox"), pipe);
        var receiving = FileTransfer.receive(wormhole, ReceiveOptions.DEFAULT.withPatience(ALL_IS_SAID));
        receiving.offer().thenAccept(offer -> decide(receiving, offer));
        var result = result(receiving.done(), pipe);
        var sent = said(wormhole.sent());
        var out = Json.createObjectBuilder()
                .add("sent", sent)
                .add("result", result)
                .add("stdout", printed.toString())
                .add("asked", asked)
                .add("files", place.tree());
        if (!pipe.sent().isEmpty()) {
            out.add("ack_wire", HexFormat.of().formatHex(pipe.wire())).add("ack", said(pipe.sent()));
        }
        receiving.cancel();
        receiving.tidied().orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS).join();
        return out.build();
    }

    private void decide(Receiving receiving, Offer offer) {
        decided = true;
        if (offer instanceof Offer.Text text) {
            printed.append(inRepr(text.text())).append('\n');
            receiving.acceptText();
            return;
        }
        var into = destination();
        if (standsInTheWay(into, (Offer.Stored) offer) || !yes()) {
            receiving.refuse();
        } else {
            receiving.accept(into);
        }
    }

    private static String inRepr(String text) {
        var escaped = PeerText.escaped(text.replace("\\", "\\\\"));
        return text.contains("'") && text.contains("\"") ? escaped.replace("'", "\\'") : escaped;
    }

    // As the command line: an existing file is replaced if it was named, an existing directory is gone into.
    private Destination destination() {
        var named = in.getJsonObject("options").getString("output_file", "");
        if (named.isEmpty()) {
            return Destination.in(place.root());
        }
        var path = place.root().resolve(named).normalize();
        return Files.isDirectory(path)
                ? Destination.in(path).withOnConflict(OnConflict.OVERWRITE)
                : Destination.at(path).withOnConflict(OnConflict.OVERWRITE);
    }

    private boolean standsInTheWay(Destination into, Offer.Stored offer) {
        try {
            var path = FileTransfer.pathFor(offer, into);
            return Files.exists(path) && (into.onConflict() == OnConflict.FAIL || Files.isDirectory(path));
        } catch (WormholeException e) {
            departure = "refused: " + e.getMessage();
            return true;
        }
    }

    private boolean yes() {
        if (in.getJsonObject("options").getBoolean("accept_file", true)) {
            return true;
        }
        asked++;
        var answer = in.getString("answer").toLowerCase(Locale.ROOT);
        return answer.isEmpty() || answer.startsWith("y");
    }

    private JsonObject send() throws IOException, InterruptedException {
        var pipe = new ScriptedPipe(key("sender"));
        acknowledgement(pipe);
        var wormhole = new ScriptedWormhole(in.getJsonArray("inbox"), pipe);
        var result = in.getJsonObject("options").getBoolean("verify", false)
                        && !in.getString("verify_answer").equalsIgnoreCase("yes")
                ? rejected(wormhole)
                : sent(wormhole, pipe);
        var all = new java.io.ByteArrayOutputStream();
        pipe.sent().forEach(all::writeBytes);
        var sizes = Json.createArrayBuilder();
        pipe.sent().forEach(record -> sizes.add(record.length));
        var out = Json.createObjectBuilder()
                .add("sent", said(wormhole.sent()))
                .add("result", result)
                .add("record_sizes", sizes)
                .add("records_sha256", named(sha256(all.toByteArray())));
        if (pipe.wire().length > 0 && in.getJsonObject("file").containsKey("data")) {
            out.add("records_wire", HexFormat.of().formatHex(pipe.wire()));
        }
        return out.build();
    }

    private static JsonValue rejected(ScriptedWormhole wormhole) {
        FileTransfer.abandon(wormhole, FileTransfer.VERIFIER_REJECTED);
        return raised("TransferError", FileTransfer.VERIFIER_REJECTED);
    }

    private JsonValue sent(ScriptedWormhole wormhole, ScriptedPipe pipe) throws IOException, InterruptedException {
        var sending = FileTransfer.send(wormhole, outgoing(), SendOptions.DEFAULT.withPatience(ALL_IS_SAID));
        return result(sending.done(), pipe);
    }

    private Outgoing outgoing() throws IOException {
        if (in.get("file") instanceof JsonObject file) {
            place.put(file.getString("name"), content(file));
            return place.outgoing(file.getString("name"));
        }
        return Outgoing.text(in.getString("text"));
    }

    // A large file is given by its hash alone; zeros stand for it.
    private static byte[] content(JsonObject file) {
        return file.containsKey("data")
                ? HexFormat.of().parseHex(file.getString("data"))
                : new byte[file.getInt("size")];
    }

    private void acknowledgement(ScriptedPipe pipe) {
        if (!(in.get("ack") instanceof JsonObject ack)) {
            return;
        }
        if (ack.keySet().equals(java.util.Set.of("raw"))) {
            pipe.bringing(HexFormat.of().parseHex(ack.getString("raw")));
            return;
        }
        var text = PythonJson.dumps(ack);
        if (in.get("file") instanceof JsonObject file && !file.containsKey("data")) {
            text = text.replace(file.getString("sha256"), sha256(content(file)));
        }
        pipe.bringing(text.getBytes(StandardCharsets.UTF_8));
    }

    private String named(String sha256) {
        return in.get("file") instanceof JsonObject file
                        && !file.containsKey("data")
                        && sha256.equals(sha256(content(file)))
                ? file.getString("sha256")
                : sha256;
    }

    private static String sha256(byte[] bytes) {
        return HexFormat.of().formatHex(TransitOperations.CRYPTO.sha256(bytes));
    }

    private static jakarta.json.JsonArrayBuilder said(List<byte[]> messages) {
        var said = Json.createArrayBuilder();
        messages.forEach(message -> said.add(FileOfferOperations.said(message)));
        return said;
    }

    private JsonValue result(CompletableFuture<TransferReport> done, ScriptedPipe pipe) throws InterruptedException {
        try {
            departures.in(Quiet.endOf(done, PATIENCE)).ifPresent(how -> departure = how);
            return Json.createValue("ok");
        } catch (TimeoutException e) {
            return Json.createValue("waiting");
        } catch (ExecutionException e) {
            var why = e.getCause();
            departures.in(why, decided, pipe).ifPresent(how -> departure = how);
            return raised(why.getClass().getSimpleName(), wording(why));
        }
    }

    // The reference has no text for a connection that ends, and one for every reason not to store something.
    private static String wording(Throwable why) {
        if (why instanceof TransferInterruptedException || why instanceof PeerMisbehavedException) {
            return "";
        }
        return why instanceof LocalFileException ? "transfer rejected" : String.valueOf(why.getMessage());
    }

    private static JsonObject raised(String name, String text) {
        JsonObjectBuilder raised = Json.createObjectBuilder();
        return raised.add("raise", name).add("text", text).build();
    }
}
