package wormhole.conformance.server;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;
import java.util.TreeSet;
import wormhole.transit.relay.match.Blur;
import wormhole.transit.relay.match.Effect;
import wormhole.transit.relay.match.MatchLimits;
import wormhole.transit.relay.match.Matchmaker;
import wormhole.transit.relay.match.UsageRecord;

/** Drives a matchmaker through the steps of a {@code relay_transcript} case and writes down what every client sees. */
public final class RelayTranscript implements Effect.Handler {
    private static final long START = 1_700_000_000L * 1_000_000L;

    private final Matchmaker matchmaker;
    private final Map<String, Long> numbers = new HashMap<>();
    private final Map<Long, String> names = new HashMap<>();
    private final Map<Long, Long> partners = new HashMap<>();
    private final Map<Long, ByteArrayOutputStream> heard = new TreeMap<>();
    private final TreeSet<Long> closed = new TreeSet<>();
    private final Queue<Long> falling = new ArrayDeque<>();
    private final JsonArrayBuilder usage = Json.createArrayBuilder();
    private long now = START;

    private RelayTranscript(int blurSeconds) {
        matchmaker = new Matchmaker(MatchLimits.NONE, new Blur(blurSeconds));
    }

    /**
     * Runs one case.
     *
     * @param in its input
     * @return its output
     */
    public static JsonObject run(JsonObject in) {
        var transcript = new RelayTranscript(in.isNull("blur_usage") ? 0 : in.getInt("blur_usage"));
        var steps = Json.createArrayBuilder();
        for (var step : in.getJsonArray("steps")) {
            steps.add(transcript.step(step.asJsonObject()));
        }
        return Json.createObjectBuilder()
                .add("steps", steps)
                .add("usage", transcript.usage)
                .build();
    }

    private JsonObject step(JsonObject step) {
        heard.clear();
        closed.clear();
        take(step);
        while (!falling.isEmpty()) {
            gone(falling.remove());
        }
        return seen();
    }

    private void take(JsonObject step) {
        if (step.containsKey("open")) {
            long number = names.size();
            names.put(number, step.getString("open"));
            numbers.put(step.getString("open"), number);
            carryOut(matchmaker.opened(number, "source", now));
        } else if (step.containsKey("advance")) {
            now += step.getJsonNumber("advance").longValue() * 1_000_000L;
            carryOut(matchmaker.tick(now));
        } else if (step.containsKey("close")) {
            var number = numbers.remove(step.getString("close"));
            if (number != null) {
                gone(number);
            }
        } else {
            var number = numbers.get(step.getString("conn"));
            if (number != null) {
                says(number, HexFormat.of().parseHex(step.getString("send")));
            }
        }
    }

    private void says(long number, byte[] bytes) {
        var data = ByteBuffer.wrap(bytes);
        if (!partners.containsKey(number)) {
            carryOut(matchmaker.received(number, data, now));
        }
        var partner = partners.get(number);
        if (partner != null && data.hasRemaining()) {
            hears(partner, Arrays.copyOfRange(bytes, data.position(), bytes.length));
            carryOut(matchmaker.passed(number, data.remaining(), now));
        }
    }

    private void gone(long number) {
        carryOut(matchmaker.closed(number, now));
    }

    private void hears(long number, byte[] bytes) {
        heard.computeIfAbsent(number, none -> new ByteArrayOutputStream()).writeBytes(bytes);
    }

    private void carryOut(List<Effect> effects) {
        effects.forEach(effect -> effect.accept(this));
    }

    private JsonObject seen() {
        var all = new TreeSet<>(closed);
        all.addAll(heard.keySet());
        var seen = Json.createObjectBuilder();
        for (var number : all) {
            seen.add(names.get(number), seen(number));
        }
        return seen.build();
    }

    private JsonObjectBuilder seen(long number) {
        var what = Json.createObjectBuilder();
        if (heard.containsKey(number)) {
            what.add("recv", HexFormat.of().formatHex(heard.get(number).toByteArray()));
        }
        if (closed.contains(number)) {
            what.add("closed", true);
        }
        return what;
    }

    @Override
    public void on(Effect.Write effect) {
        hears(effect.connection(), effect.reply().bytes());
    }

    @Override
    public void on(Effect.Close effect) {
        if (numbers.remove(names.get(effect.connection())) != null) {
            closed.add(effect.connection());
            falling.add(effect.connection());
        }
    }

    @Override
    public void on(Effect.Pair effect) {
        partners.put(effect.one(), effect.other());
        partners.put(effect.other(), effect.one());
    }

    @Override
    public void on(Effect.Log effect) {
        usage.add(row(effect.usage()));
    }

    private static JsonObjectBuilder row(UsageRecord usage) {
        var row = Json.createObjectBuilder()
                .add("started", seconds(usage.started() - START))
                .add("total_time", seconds(usage.total()))
                .add("total_bytes", usage.bytes())
                .add("mood", usage.mood().word());
        usage.waiting()
                .ifPresentOrElse(gap -> row.add("waiting_time", seconds(gap)), () -> row.addNull("waiting_time"));
        return row;
    }

    private static double seconds(long micros) {
        return micros / 1e6;
    }
}
