package wormhole.conformance.vectors;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import wormhole.api.transit.Hint;
import wormhole.api.transit.HintArgument;
import wormhole.transit.hint.HintReader;
import wormhole.transit.hint.HintText;
import wormhole.transit.hint.HintWriter;

/** {@code hints.json} */
final class HintsOperations implements Operation.Family {
    @Override
    public String schema() {
        return "hints";
    }

    @Override
    public Map<String, Operation> operations() {
        return Map.of(
                "parse_tcp_hint", this::parseTcpHint,
                "parse_hint", this::parseHint,
                "transit_hints", this::transitHints,
                "parse_hint_argv", this::parseHintArgv,
                "encode_hint", this::encodeHint,
                "describe_hint", this::describeHint,
                "connect_schedule", request -> new ConnectSchedule(request).run());
    }

    private Answer parseTcpHint(Request request) {
        var item = request.in().get("hint");
        var hint = HintReader.readOne(item).filter(Hint.Tcp.class::isInstance);
        if (hint.isEmpty() && wouldBeTaken(item)) {
            return new Answer.Refused("skipped", "a hostname, port or priority that cannot be");
        }
        return hint(hint);
    }

    private Answer parseHint(Request request) {
        var item = request.in().get("hint");
        return breaksTheReference(item) ? ignored() : hint(HintReader.readOne(item));
    }

    private static Answer hint(Optional<Hint> hint) {
        return new Answer.Result(Json.createObjectBuilder()
                .add("hint", hint.map(HintsOperations::shown).orElse(JsonValue.NULL))
                .build());
    }

    private Answer transitHints(Request request) {
        var list = request.in().getJsonArray("hints");
        var hints = HintReader.read(list).hints();
        if (list.stream().anyMatch(HintsOperations::breaksTheReference)) {
            return ignored();
        }
        var direct = hints.stream().filter(Hint.Tcp.class::isInstance).map(HintsOperations::shown);
        var relays = hints.stream()
                .filter(Hint.Relay.class::isInstance)
                .map(Hint.Relay.class::cast)
                .map(HintsOperations::sorted)
                .distinct()
                .map(HintsOperations::shown)
                .filter(shown -> !shown.asJsonObject().getJsonArray("relay").isEmpty())
                .sorted(Comparator.comparing(JsonValue::toString));
        return new Answer.Result(Json.createObjectBuilder()
                .add("direct", array(direct))
                .add("relays", array(relays))
                .build());
    }

    private static Hint.Relay sorted(Hint.Relay relay) {
        var sorted = relay.addresses().stream()
                .filter(Hint.Tcp.class::isInstance)
                .map(Hint.Tcp.class::cast)
                .sorted(Comparator.comparing(Hint.Tcp::host)
                        .thenComparing(Hint.Tcp::port)
                        .thenComparing(Hint.Tcp::priority))
                .map(Hint.Address.class::cast)
                .toList();
        return new Hint.Relay(sorted);
    }

    private static Answer ignored() {
        return new Answer.Ignored("an item that is no hint is skipped, alone");
    }

    /** Whether the reference raises an exception: items that are no objects, a relay without a list, unsortable priorities. */
    private static boolean breaksTheReference(JsonValue item) {
        if (!(item instanceof JsonObject hint)) {
            return true;
        }
        if (!(hint.get("type") instanceof JsonString type) || !type.getString().equals("relay-v1")) {
            return false;
        }
        return !(hint.get("hints") instanceof JsonArray inner)
                || inner.stream().anyMatch(HintsOperations::breaksTheReferenceInside);
    }

    private static boolean breaksTheReferenceInside(JsonValue item) {
        return !(item instanceof JsonObject)
                || wouldBeTaken(item) && HintReader.readOne(item).isEmpty();
    }

    /** Whether the reference takes it, whatever its priority and the value of its port. */
    private static boolean wouldBeTaken(JsonValue item) {
        if (!(item instanceof JsonObject hint) || !(hint.get("hostname") instanceof JsonString)) {
            return false;
        }
        var port = hint.get("port");
        var taken = port == JsonValue.TRUE
                || port == JsonValue.FALSE
                || port instanceof JsonNumber number && number.toString().matches("-?[0-9]+");
        return taken
                && hint.get("type") instanceof JsonString type
                && type.getString().endsWith("-tcp-v1");
    }

    private Answer parseHintArgv(Request request) {
        try {
            var typed = HintArgument.parse(request.text("hint"));
            return argument(tcp("direct", typed.host(), typed.port(), typed.priority()), "");
        } catch (IllegalArgumentException e) {
            return argument(JsonValue.NULL, e.getMessage() + "\n");
        }
    }

    private static Answer argument(JsonValue hint, String stderr) {
        return new Answer.Result(Json.createObjectBuilder()
                .add("hint", hint)
                .add("stderr", stderr)
                .build());
    }

    private Answer encodeHint(Request request) {
        var hint = meant(request.in().getJsonObject("hint"));
        return new Answer.Result(
                Json.createObjectBuilder().add("json", HintWriter.write(hint)).build());
    }

    private Answer describeHint(Request request) {
        var address = (Hint.Address) meant(request.in().getJsonObject("hint"));
        return Results.with(
                        "text",
                        HintText.outgoing(
                                address,
                                request.in().getBoolean("relay"),
                                request.in().getBoolean("tor")))
                .produced();
    }

    private static Hint meant(JsonObject hint) {
        if (hint.containsKey("relay")) {
            return new Hint.Relay(hint.getJsonArray("relay").getValuesAs(JsonObject.class).stream()
                    .map(inner -> (Hint.Address) meant(inner))
                    .toList());
        }
        var priority = hint.getJsonNumber("priority").doubleValue();
        return hint.getString("kind").equals("tor")
                ? new Hint.TorTcp(hint.getString("hostname"), hint.getInt("port"), priority)
                : new Hint.DirectTcp(hint.getString("hostname"), hint.getInt("port"), priority);
    }

    private static JsonValue shown(Hint hint) {
        if (hint instanceof Hint.Relay relay) {
            var usable = relay.addresses().stream()
                    .filter(Hint.Tcp.class::isInstance)
                    .map(HintsOperations::shown);
            return Json.createObjectBuilder().add("relay", array(usable)).build();
        }
        if (hint instanceof Hint.Tcp tcp) {
            var kind = tcp instanceof Hint.TorTcp ? "tor" : "direct";
            return tcp(kind, tcp.host(), tcp.port(), tcp.priority());
        }
        return JsonValue.NULL;
    }

    private static JsonObject tcp(String kind, String host, int port, double priority) {
        return Json.createObjectBuilder()
                .add("kind", kind)
                .add("hostname", host)
                .add("port", port)
                .add("priority", priority)
                .build();
    }

    private static JsonArray array(Stream<JsonValue> values) {
        return Json.createArrayBuilder(List.copyOf(values.toList())).build();
    }
}
