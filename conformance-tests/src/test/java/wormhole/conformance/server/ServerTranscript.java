package wormhole.conformance.server;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.stream.Stream;
import wormhole.mailbox.server.hub.Effect;
import wormhole.mailbox.server.hub.Hub;
import wormhole.mailbox.server.hub.HubLimits;
import wormhole.mailbox.server.hub.HubOptions;
import wormhole.mailbox.server.hub.HubState;
import wormhole.mailbox.server.hub.Input;
import wormhole.mailbox.server.hub.PeerAddress;
import wormhole.mailbox.server.hub.UsageRecord;

/** Drives a hub through the steps of a {@code server_transcript} case and writes down its reactions as the vectors do. */
public final class ServerTranscript {
    private static final long START = 1_700_000_000L * 1_000_000L;

    private final HubState state = new HubState();
    private final Hub hub;
    private final Map<String, Long> connections = new HashMap<>();
    private final Map<Long, String> names = new HashMap<>();
    private final Map<String, String> values = new HashMap<>();
    private final Map<String, String> placeholders = new HashMap<>();
    private final JsonArrayBuilder nameplates = Json.createArrayBuilder();
    private final JsonArrayBuilder mailboxes = Json.createArrayBuilder();
    private final JsonArrayBuilder clients = Json.createArrayBuilder();
    private long now = START;
    private long nextConnection;

    private ServerTranscript(JsonObject options) {
        var random = new Random(7);
        hub = new Hub(state, options(options), length -> {
            var bytes = new byte[length];
            random.nextBytes(bytes);
            return bytes;
        });
    }

    /**
     * Runs one case.
     *
     * @param in its input
     * @return its output; invented names are {@code $nameplate1}, {@code $mailbox1} and so on, in order of appearance
     */
    public static JsonObject run(JsonObject in) {
        var transcript = new ServerTranscript(in.getJsonObject("options"));
        var steps = Json.createArrayBuilder();
        for (var step : in.getJsonArray("steps")) {
            steps.add(transcript.step(step.asJsonObject()));
        }
        return Json.createObjectBuilder()
                .add("steps", steps)
                .add("usage", transcript.usage())
                .add("left", transcript.left())
                .build();
    }

    private static HubOptions options(JsonObject options) {
        return new HubOptions(
                options.getBoolean("allow_list", true),
                text(options, "welcome_motd"),
                text(options, "advertise_version"),
                text(options, "signal_error"),
                options.getInt("blur_usage", 0),
                HubLimits.DEFAULT);
    }

    private static Optional<String> text(JsonObject object, String key) {
        return Optional.ofNullable(object.getJsonString(key)).map(JsonString::getString);
    }

    private JsonArray step(JsonObject step) {
        if (isGone(step)) {
            return JsonValue.EMPTY_JSON_ARRAY;
        }
        if (step.containsKey("advance")) {
            now += step.getJsonNumber("advance").longValue() * 1_000_000L;
            return JsonValue.EMPTY_JSON_ARRAY;
        }
        return reactions(hub.handle(input(step), now));
    }

    // Whose connection was dropped says nothing more.
    private boolean isGone(JsonObject step) {
        return Stream.of("conn", "disconnect")
                .filter(step::containsKey)
                .anyMatch(member -> !connections.containsKey(step.getString(member)));
    }

    private Input input(JsonObject step) {
        if (step.containsKey("prune")) {
            return new Input.Prune();
        }
        if (step.containsKey("connect")) {
            var name = step.getString("connect");
            var live = connections.size();
            connections.put(name, nextConnection);
            names.put(nextConnection, name);
            return new Input.Connected(nextConnection++, new PeerAddress("192.0.2." + (10 + live), 40000 + live));
        }
        if (step.containsKey("disconnect")) {
            return new Input.Disconnected(connections.remove(step.getString("disconnect")));
        }
        var text = step.get("send").toString();
        for (var value : values.entrySet()) {
            text = text.replace('"' + value.getKey() + '"', '"' + value.getValue() + '"');
        }
        return new Input.Received(connections.get(step.getString("conn")), text);
    }

    private JsonArray reactions(List<Effect> effects) {
        var reactions = Json.createArrayBuilder();
        for (var effect : effects) {
            effect.accept(new Effect.Handler() {
                @Override
                public void on(Effect.Store effect) {
                    // Nothing in a transcript shows it.
                }

                @Override
                public void on(Effect.Send effect) {
                    reactions.add(Json.createObjectBuilder()
                            .add("conn", names.get(effect.connection()))
                            .add("recv", received(effect.frame().toString())));
                }

                @Override
                public void on(Effect.Drop effect) {
                    connections.remove(names.get(effect.connection()));
                    reactions.add(Json.createObjectBuilder()
                            .add("conn", names.get(effect.connection()))
                            .add("dropped", true));
                }

                @Override
                public void on(Effect.Log effect) {
                    log(effect.usage());
                }
            });
        }
        return reactions.build();
    }

    private JsonObject received(String text) {
        var frame = read(text);
        invented("nameplate", frame, "allocated");
        invented("mailbox", frame, "claimed");
        for (var name : placeholders.entrySet()) {
            text = text.replace('"' + name.getKey() + '"', '"' + name.getValue() + '"');
        }
        var kept = Json.createObjectBuilder(read(text));
        return kept.remove("server_tx").remove("server_rx").build();
    }

    private void invented(String what, JsonObject frame, String type) {
        if (frame.getString("type").equals(type) && !placeholders.containsKey(frame.getString(what))) {
            var number = 1
                    + values.keySet().stream()
                            .filter(name -> name.startsWith('$' + what))
                            .count();
            values.put('$' + what + number, frame.getString(what));
            placeholders.put(frame.getString(what), '$' + what + number);
        }
    }

    private static JsonObject read(String text) {
        try (var reader = Json.createReader(new StringReader(text))) {
            return reader.readObject();
        }
    }

    private void log(UsageRecord usage) {
        if (usage instanceof UsageRecord.OfNameplate row) {
            nameplates.add(row(row.app(), row.started(), row.waiting(), row.total(), row.result()));
        } else if (usage instanceof UsageRecord.OfMailbox row) {
            mailboxes.add(row(row.app(), row.started(), row.waiting(), row.total(), row.result())
                    .add("for_nameplate", row.forNameplate() ? 1 : 0));
        } else if (usage instanceof UsageRecord.OfClient row) {
            var client = Json.createObjectBuilder().add("app_id", row.app());
            nullable(client, "side", row.side());
            nullable(client, "implementation", row.implementation());
            nullable(client, "version", row.version());
            clients.add(client);
        }
    }

    private static JsonObjectBuilder row(String app, long started, OptionalLong waiting, long total, String result) {
        var row = Json.createObjectBuilder().add("app_id", app).add("started", (started - START) / 1e6);
        waiting.ifPresentOrElse(micros -> row.add("waiting_time", micros / 1e6), () -> row.addNull("waiting_time"));
        return row.add("total_time", total / 1e6).add("result", result);
    }

    private static void nullable(JsonObjectBuilder object, String key, Optional<String> text) {
        text.ifPresentOrElse(value -> object.add(key, value), () -> object.addNull(key));
    }

    private JsonObject usage() {
        return Json.createObjectBuilder()
                .add("nameplates", nameplates)
                .add("mailboxes", mailboxes)
                .add("client_versions", clients)
                .build();
    }

    private JsonObject left() {
        return Json.createObjectBuilder()
                .add("nameplates", state.nameplates())
                .add("mailboxes", state.mailboxes())
                .add("messages", state.messages())
                .build();
    }
}
