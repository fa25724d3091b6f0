package wormhole.conformance.vectors;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import wormhole.api.error.PeerMisbehavedException;
import wormhole.filetransfer.TransferReport;
import wormhole.filetransfer.error.LocalFileException;
import wormhole.filetransfer.error.TransferMismatchException;
import wormhole.filetransfer.error.TransferRefusedException;
import wormhole.filetransfer.offer.Offer;

/** Where a transfer of ours ends in another way than the reference's, on purpose. Whether that is right, the case says. */
final class FileDepartures {
    // What the reference's disk has left in these cases.
    private static final long FREE_SPACE = 1L << 40;
    // The reference appends four bytes to a name while it is not whole.
    private static final int LONGEST_NAME = 251;
    private static final List<String> KINDS = List.of("message", "file", "directory");

    private final JsonObject in;

    FileDepartures(JsonObject in) {
        this.in = in;
    }

    private boolean receives() {
        return in.containsKey("existing");
    }

    /** How one that ended well departs. */
    Optional<String> in(TransferReport report) {
        if (!receives()) {
            var heedless =
                    report.offer() instanceof Offer.Text && messages().anyMatch(said -> said.containsKey("transit"));
            return when(heedless, "a transit message for a text is ignored");
        }
        if (in.getJsonArray("existing").getValuesAs(JsonString.class).stream()
                .anyMatch(name -> name.getString().matches(".*\\.tmp/?"))) {
            return Optional.of("what is not whole has another name");
        }
        return report.offer() instanceof Offer.Stored stored ? stored(stored, report) : Optional.empty();
    }

    private Optional<String> stored(Offer.Stored offer, TransferReport report) {
        if (offer instanceof Offer.Directory directory && directory.files() == 0) {
            return Optional.of("an empty directory is kept");
        }
        var name = Path.of("/" + offer.name());
        var chosen = !in.getJsonObject("options").getString("output_file", "").isEmpty();
        var length = offer.name().getBytes(StandardCharsets.UTF_8).length;
        return when(
                length > LONGEST_NAME
                        || !chosen
                                && !name.endsWith(report.savedAs().orElseThrow().getFileName()),
                "under a safe name");
    }

    /** How one that failed departs. */
    Optional<String> in(Throwable why, boolean decided, ScriptedPipe pipe) {
        var text = String.valueOf(why.getMessage());
        var departs = misunderstood(why, pipe)
                || why instanceof TransferRefusedException refused && refused(refused, text, decided)
                || why instanceof LocalFileException && !(text.contains("free space") && wanted() > FREE_SPACE)
                || why instanceof TransferMismatchException && receives();
        return when(departs, "refused: " + text);
    }

    private boolean misunderstood(Throwable why, ScriptedPipe pipe) {
        return why instanceof PeerMisbehavedException && !(receives() && pipe.taken()) || pipe.tooLong();
    }

    private boolean refused(TransferRefusedException why, String text, boolean decided) {
        if (why.byPeer()) {
            var altered = text.contains("\\x") || text.endsWith("…");
            return altered
                    || text.matches("(error sending text: |ambiguous response[^:]*: )([^{].*)")
                    || text.equals("error sending text: {}");
        }
        return !decided && (text.equals("transfer rejected") || ambiguous() || isZipOfAnotherKind());
    }

    // The reference takes whatever begins like the mode that there is.
    private boolean isZipOfAnotherKind() {
        return messages()
                .map(said -> said.get("offer") instanceof JsonObject offer ? offer.get("directory") : JsonValue.NULL)
                .anyMatch(offered -> offered instanceof JsonObject directory
                        && directory.get("mode") instanceof JsonString mode
                        && mode.getString().startsWith("zipfile"));
    }

    // An offer that is no object, or one of two kinds.
    private boolean ambiguous() {
        return messages().flatMap(said -> Stream.ofNullable(said.get("offer"))).anyMatch(FileDepartures::isAmbiguous);
    }

    private static boolean isAmbiguous(JsonValue offer) {
        if (!(offer instanceof JsonObject object)) {
            // Of a list and a text the reference, too, can say what is not in it.
            var searched = offer instanceof JsonArray
                    || offer instanceof JsonString text && KINDS.stream().noneMatch(text.getString()::contains);
            return !searched;
        }
        return KINDS.stream().filter(object::containsKey).count() > 1;
    }

    private long wanted() {
        return messages()
                .map(said -> said.get("offer") instanceof JsonObject offer ? bytes(offer) : 0)
                .reduce(0L, Math::max);
    }

    private static long bytes(JsonObject offer) {
        return offer.get("directory") instanceof JsonObject directory
                ? directory.getJsonNumber("numbytes").longValue()
                : offer.getJsonObject("file").getJsonNumber("filesize").longValue();
    }

    private Stream<JsonObject> messages() {
        JsonArray inbox = in.getJsonArray("inbox");
        return inbox.getValuesAs(JsonObject.class).stream();
    }

    private static Optional<String> when(boolean departs, String how) {
        return departs ? Optional.of(how) : Optional.empty();
    }
}
