package wormhole.conformance.vectors;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.io.ByteArrayOutputStream;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import wormhole.api.transit.TransitOptions;
import wormhole.api.transit.TransitPath;
import wormhole.api.transit.TransitRole;
import wormhole.core.effect.Step;
import wormhole.core.wire.Bytes;
import wormhole.transit.contest.Candidate;
import wormhole.transit.handshake.Awaited;
import wormhole.transit.handshake.HandshakeLines;
import wormhole.transit.handshake.TransitSide;
import wormhole.transit.record.BadRecordException;
import wormhole.transit.record.RecordDecoder;

/**
 * The operation {@code negotiate}: connections by name, one by one; the first to finish wins and the others go on, as in the
 * reference's {@code Connection}. A contest would close them at once.
 *
 * <p>As receiver we write our line when the sender's has come, the reference at once. What is written is shown where the
 * reference writes it, and that ours comes later is what {@code CandidateTest} says.
 */
final class Negotiation {
    private static final int MAX_RECORD = 1 << 20;

    private final Request request;
    private final TransitRole role;
    private final HandshakeLines lines;
    private final Map<String, Connection> connections = new TreeMap<>();
    private boolean decided;
    private boolean raised;

    Negotiation(Request request) {
        this.request = request;
        this.role = TransitRole.valueOf(request.text("role").toUpperCase(Locale.ROOT));
        this.lines = TransitOperations.key(request).lines(role, new TransitSide(request.text("side")));
    }

    Answer run() {
        var steps = Json.createArrayBuilder();
        for (var event : request.in().getJsonArray("events").getValuesAs(JsonObject.class)) {
            happens(event);
            steps.add(step());
        }
        return new Answer.Result(Json.createObjectBuilder().add("steps", steps).build());
    }

    private void happens(JsonObject event) {
        if (event.containsKey("open")) {
            connections.computeIfAbsent(
                    event.getString("open"), name -> new Connection(event.getBoolean("relay", false)));
        } else if (event.containsKey("rx")) {
            connections.get(event.getString("conn")).receives(HexFormat.of().parseHex(event.getString("rx")));
        } else if (event.containsKey("advance")) {
            var seconds = event.getJsonNumber("advance").doubleValue();
            connections.values().forEach(connection -> connection.waits(seconds));
        } else {
            connections.get(event.getString("peer_closes")).ends("failed: connection lost");
        }
    }

    private JsonObjectBuilder step() {
        var step = Json.createObjectBuilder();
        connections.forEach((name, connection) -> connection.tell().ifPresent(told -> step.add(name, told)));
        if (raised) {
            step.add("raise", "BadRecordException");
            raised = false;
        }
        return step;
    }

    private final class Connection {
        private final RecordDecoder decoder = new RecordDecoder(
                TransitOperations.CRYPTO.secretBox(),
                TransitOperations.key(request).recordKey(role.peer()),
                MAX_RECORD);
        private final ByteArrayOutputStream written = new ByteArrayOutputStream();
        private JsonArrayBuilder records = Json.createArrayBuilder();
        private int recordCount;
        private Candidate candidate;
        private Awaited relaysOk = new Awaited(HandshakeLines.OK);
        private double waited;
        private boolean over;
        private boolean closes;
        private String result = "";

        Connection(boolean relay) {
            candidate = Candidate.dialling(new TransitPath(relay, "->"), true, lines);
            apply(candidate.opened());
            if (!relay) {
                introducesItself();
            }
        }

        private void introducesItself() {
            if (role == TransitRole.RECEIVER) {
                written.writeBytes(lines.ours().toArray());
            }
        }

        void receives(byte[] data) {
            if (over) {
                return;
            }
            if (candidate.state() instanceof Candidate.State.Chosen) {
                records(data);
                return;
            }
            if (candidate.path().relayed()) {
                relayAnswers(Bytes.copyOf(data));
            }
            apply(candidate.received(Bytes.owning(data)));
        }

        private void relayAnswers(Bytes data) {
            if (relaysOk.missing() == 0) {
                return;
            }
            var progress = relaysOk.compare(data, 0);
            relaysOk = relaysOk.advancedBy(Math.min(relaysOk.missing(), data.length()));
            if (progress == Awaited.Progress.WHOLE) {
                introducesItself();
            }
        }

        private void apply(Step<Candidate, Bytes> step) {
            candidate = step.next();
            step.reports().stream()
                    .filter(data -> role == TransitRole.SENDER || data != lines.ours())
                    .forEach(data -> written.writeBytes(data.toArray()));
            if (candidate.state() instanceof Candidate.State.Deciding) {
                var first = !decided;
                decided = true;
                apply(first ? candidate.choose() : candidate.abandon());
            } else if (candidate.state() instanceof Candidate.State.Chosen chosen) {
                result = "connected";
                records(chosen.leftover().toArray());
            } else if (candidate.state() instanceof Candidate.State.Dropped dropped) {
                closes = true;
                ends(dropped.why().equals("abandoned") ? "failed: abandoned" : "failed: bad bytes");
            }
        }

        private void records(byte[] data) {
            try {
                decoder.decode(data, 0, data.length, this::record);
            } catch (BadRecordException e) {
                raised = true;
                closes = true;
                over = true;
            }
        }

        private void record(byte[] array, int offset, int length) {
            records.add(HexFormat.of().formatHex(array, offset, offset + length));
            recordCount++;
        }

        void waits(double seconds) {
            waited += seconds;
            var negotiating = !over && !(candidate.state() instanceof Candidate.State.Chosen);
            if (negotiating
                    && waited >= TransitOptions.DEFAULT.handshakeTimeout().toSeconds()) {
                closes = true;
                ends("failed: timeout");
            }
        }

        void ends(String how) {
            if (!over && !(candidate.state() instanceof Candidate.State.Chosen)) {
                result = how;
            }
            over = true;
        }

        /** What happened since it was last asked. */
        Optional<JsonObject> tell() {
            var told = Json.createObjectBuilder();
            if (written.size() > 0) {
                told.add("tx", HexFormat.of().formatHex(written.toByteArray()));
            }
            if (recordCount > 0) {
                told.add("records", records);
            }
            if (closes) {
                told.add("closes", true);
            }
            if (!result.isEmpty()) {
                told.add("result", result);
            }
            forget();
            var object = told.build();
            return object.isEmpty() ? Optional.empty() : Optional.of(object);
        }

        private void forget() {
            written.reset();
            records = Json.createArrayBuilder();
            recordCount = 0;
            closes = false;
            result = "";
        }
    }
}
