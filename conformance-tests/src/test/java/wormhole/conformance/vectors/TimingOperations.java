package wormhole.conformance.vectors;

import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import wormhole.api.DebugTiming;
import wormhole.cli.debug.TimingDump;
import wormhole.cli.failure.Failure;
import wormhole.cli.terminal.Console;

/** {@code timing.json}: the file of {@code --dump-timing}. */
final class TimingOperations implements Operation.Family {
    private static final String SHOWN_NAME = "FILE.json";

    @Override
    public String schema() {
        return "timing";
    }

    @Override
    public Map<String, Operation> operations() {
        return Map.of("timing_file", this::timingFile);
    }

    private Answer timingFile(Request request) throws IOException, Failure {
        var directory = Files.createTempDirectory("timing");
        var path = directory.resolve(SHOWN_NAME);
        try {
            var err = new ByteArrayOutputStream();
            try (var dump = TimingDump.open(console(err), path.toString())) {
                request.in().getJsonArray("events").getValuesAs(JsonObject.class).stream()
                        .map(TimingOperations::event)
                        .forEach(dump.timing()::add);
            }
            var said = err.toString(StandardCharsets.UTF_8);
            return Results.with("file", Files.readString(path))
                    .and("stderr", said.replace(directory + "/", ""))
                    .produced();
        } finally {
            Files.deleteIfExists(path);
            Files.delete(directory);
        }
    }

    private static Console console(OutputStream err) {
        return new Console(
                new ByteArrayInputStream(new byte[0]),
                OutputStream.nullOutputStream(),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                Set.of(),
                Map.of());
    }

    private static DebugTiming.Event event(JsonObject event) {
        var stop = event.get("stop") instanceof JsonNumber number
                ? OptionalDouble.of(number.doubleValue())
                : OptionalDouble.empty();
        var start = event.getJsonNumber("start").doubleValue();
        return new DebugTiming.Event(event.getString("name"), start, stop, members(event.getJsonObject("details")));
    }

    private static Map<String, Object> members(JsonObject object) {
        var members = new LinkedHashMap<String, Object>();
        object.forEach((name, value) -> members.put(name, detail(value)));
        return members;
    }

    private static Object detail(JsonValue value) {
        if (value instanceof JsonString string) {
            return string.getString();
        } else if (value instanceof JsonNumber number) {
            return number(number.toString());
        } else if (value instanceof JsonObject object) {
            return members(object);
        } else if (value instanceof JsonArray array) {
            return array.stream().map(TimingOperations::detail).toList();
        }
        return value == JsonValue.NULL ? Optional.empty() : value == JsonValue.TRUE;
    }

    // As Python tells them apart: by their spelling.
    private static Number number(String spelled) {
        var isWhole = spelled.chars().noneMatch(c -> c == '.' || c == 'e' || c == 'E');
        return isWhole ? (Number) new BigInteger(spelled) : (Number) Double.valueOf(spelled);
    }
}
