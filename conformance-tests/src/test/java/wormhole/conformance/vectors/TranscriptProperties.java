package wormhole.conformance.vectors;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AddLifecycleHook;

/** A client between any server and application, and a server between any clients, do what the reference does. */
@AddLifecycleHook(SideBySide.NeedsPython.class)
class TranscriptProperties {
    @Property
    void aClientReactsAlike(@ForAll("clientTranscript") JsonObject in) {
        SideBySide.agree("client_transcript", in);
    }

    @Provide
    Arbitrary<JsonObject> clientTranscript() {
        return Combinators.combine(
                        Arbitraries.of(true, false),
                        Arbitraries.integers().between(0, 99).list().ofMaxSize(40))
                .as((early, choices) -> new ClientScript(early).of(choices));
    }

    @Property
    void aServerReactsAlike(@ForAll("serverTranscript") JsonObject in) {
        SideBySide.agree("server_transcript", in);
    }

    @Provide
    Arbitrary<JsonObject> serverTranscript() {
        var connection = Arbitraries.of("a", "b", "c");
        var client = Combinators.combine(connection, command())
                .as((name, command) -> Json.createObjectBuilder()
                        .add("conn", name)
                        .add("send", command)
                        .build());
        var world = Arbitraries.oneOf(
                connection.map(
                        name -> Json.createObjectBuilder().add("connect", name).build()),
                connection.map(name ->
                        Json.createObjectBuilder().add("disconnect", name).build()),
                Arbitraries.of(1, 7, 100, 661)
                        .map(seconds -> Json.createObjectBuilder()
                                .add("advance", seconds)
                                .build()),
                Arbitraries.just(Json.createObjectBuilder().add("prune", true).build()));
        return Arbitraries.frequencyOf(net.jqwik.api.Tuple.of(5, client), net.jqwik.api.Tuple.of(1, world))
                .list()
                .ofMaxSize(40)
                .map(TranscriptProperties::possible);
    }

    private static Arbitrary<JsonObject> command() {
        var mailbox = Arbitraries.of("m1", "m2");
        return Arbitraries.oneOf(List.of(
                Arbitraries.of("list", "huh", "release", "close", "ping")
                        .map(type -> command(type).build()),
                Arbitraries.of("1001", "1002", "", "x1")
                        .map(id -> command("claim").add("nameplate", id).build()),
                Arbitraries.of("1001", "1002")
                        .map(id -> command("release").add("nameplate", id).build()),
                mailbox.map(id -> command("open").add("mailbox", id).build()),
                Arbitraries.of("happy", "lonely", "scary", "errory", "odd")
                        .map(mood -> command("close").add("mood", mood).build()),
                mailbox.map(id -> command("close").add("mailbox", id).build()),
                Combinators.combine(Arbitraries.of("pake", "version", "0", "1"), Arbitraries.of("00aa", "", "zz"))
                        .as((phase, body) -> command("add")
                                .add("phase", phase)
                                .add("body", body)
                                .build()),
                Arbitraries.just(command("ping").add("ping", 5).build())));
    }

    private static JsonObjectBuilder command(String type) {
        return Json.createObjectBuilder().add("type", type).add("id", "01fe");
    }

    // Only who is connected sends and leaves; who connects binds.
    private static JsonObject possible(List<JsonObject> wishes) {
        var server = new ServerScript();
        wishes.forEach(server::wish);
        return server.script();
    }
}
