package wormhole.conformance.vectors;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
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
        if (!(item instanceof JsonObject)) {
            return ignored();
        }
        return ReferenceHints.takesMore(item)
                ? skipped()
                : hint(HintReader.readOne(item).filter(Hint.Tcp.class::isInstance));
    }

    private Answer parseHint(Request request) {
        var item = request.in().get("hint");
        if (ReferenceHints.failsAlone(item)) {
            return ignored();
        }
        return ReferenceHints.takesMore(item) ? skipped() : hint(HintReader.readOne(item));
    }

    private static Answer hint(Optional<Hint> hint) {
        return new Answer.Result(Json.createObjectBuilder()
                .add("hint", hint.map(HintsOperations::shown).orElse(JsonValue.NULL))
                .build());
    }

    private Answer transitHints(Request request) {
        var list = request.in().getJsonArray("hints");
        var hints = HintReader.read(list).hints();
        if (list.stream().anyMatch(ReferenceHints::failsInList)) {
            return ignored();
        }
        var departure = ReferenceHints.departure(list);
        if (departure.isPresent()) {
            return new Answer.Departed(departure.get());
        }
        var direct = hints.stream().filter(Hint.Tcp.class::isInstance).map(HintsOperations::shown);
        var relays = hints.stream()
                .filter(Hint.Relay.class::isInstance)
                .map(Hint.Relay.class::cast)
                .map(HintsOperations::sorted)
                .distinct()
                .map(HintsOperations::shown)
                .filter(shown -> !shown.asJsonObject().getJsonArray("relay").isEmpty())
                .sorted(Comparator.comparing(PythonJson::dumps));
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

    private static Answer skipped() {
        return new Answer.Refused("skipped", "a hostname, port or priority that cannot be");
    }

    private Answer parseHintArgv(Request request) {
        try {
            var typed = HintArgument.parse(request.text("hint"));
            if (typed.port() == Integer.MAX_VALUE) {
                return new Answer.Refused("port", "too large to be kept; no hint can be made of it");
            }
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
        if (hint instanceof Hint.Relay relay && relay.addresses().stream().anyMatch(Hint.TorTcp.class::isInstance)) {
            return new Answer.Departed("a relay's Tor hint is written as one");
        }
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

    // In the order of the alphabet, as relays are sorted by it.
    private static JsonObject tcp(String kind, String host, int port, double priority) {
        return Json.createObjectBuilder()
                .add("hostname", host)
                .add("kind", kind)
                .add("port", port)
                .add("priority", priority)
                .build();
    }

    private static JsonArray array(Stream<JsonValue> values) {
        return Json.createArrayBuilder(List.copyOf(values.toList())).build();
    }
}
