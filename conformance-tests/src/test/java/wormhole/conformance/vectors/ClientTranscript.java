package wormhole.conformance.vectors;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import wormhole.api.AppId;
import wormhole.api.Code;
import wormhole.api.Limits;
import wormhole.api.Nameplate;
import wormhole.api.error.WormholeClosedException;
import wormhole.core.effect.Verdict;
import wormhole.core.session.Input;
import wormhole.core.session.Life;
import wormhole.core.session.Session;
import wormhole.core.session.SessionConfig;
import wormhole.core.session.Tools;
import wormhole.core.wire.Bytes;
import wormhole.core.wire.Side;
import wormhole.crypto.bc.BcCryptoProvider;
import wormhole.wordlist.pgp.PgpWordlistProvider;

/** Drives a session through the steps of a {@code client_transcript} case and compares every reaction. */
final class ClientTranscript {
    private final JsonArray steps;
    private final JsonArray expected;
    private final Tools tools;
    private final Reactions reactions;
    private Session session;

    ClientTranscript(VectorCase vector) {
        var in = vector.in();
        steps = in.getJsonArray("steps");
        expected = vector.outObject().getJsonArray("steps");
        var side = new Side(in.getString("side"));
        reactions = new Reactions(side);
        tools = new Tools(crypto(in.getJsonObject("entropy")), new PgpWordlistProvider().wordlist());
        session = Session.with(config(in), side);
    }

    private static ScriptedCrypto crypto(JsonObject entropy) {
        var draws = new ArrayList<byte[]>();
        if (entropy.get("spake2") instanceof JsonString hex) {
            draws.add(HexFormat.of().parseHex(hex.getString()));
        }
        entropy.getJsonArray("nonces")
                .getValuesAs(JsonString.class)
                .forEach(hex -> draws.add(HexFormat.of().parseHex(hex.getString())));
        for (var word : HexFormat.of().parseHex(entropy.getString("word_bytes"))) {
            draws.add(new byte[] {word});
        }
        return new ScriptedCrypto(new BcCryptoProvider().suite(), new ScriptedCrypto.Script(draws));
    }

    private static SessionConfig config(JsonObject in) {
        var version = in.getJsonArray("client_version").getValuesAs(JsonString.class).stream()
                .map(JsonString::getString)
                .toList();
        var versions = PythonJson.dumps(in.getJsonObject("versions")).getBytes(StandardCharsets.UTF_8);
        return new SessionConfig(
                new AppId(in.getString("appid")),
                version,
                Bytes.owning(versions),
                "ws://mailbox.example/v1",
                Limits.DEFAULT,
                Duration.ofSeconds(10));
    }

    wormhole.conformance.vectors.Verdict run() {
        handle(new Input.Start());
        for (var i = 0; i < steps.size(); i++) {
            var step = steps.getJsonObject(i);
            var wanted = new ExpectedStep("step " + i + " " + step, expected.getJsonArray(i));
            if (wanted.raises() && step.containsKey("rx")) {
                endsInError(wanted, step);
                assertEquals(steps.size() - 1, i, "nothing can follow an exception of the reference");
            } else {
                compare(wanted, step);
            }
        }
        return new wormhole.conformance.vectors.Verdict.Agreed();
    }

    private void compare(ExpectedStep wanted, JsonObject step) {
        Optional<JsonValue> result = Optional.empty();
        var raised = false;
        try {
            result = act(step);
        } catch (WormholeClosedException e) {
            // The reference ignores what is asked of a closed wormhole; ours tells the caller (docs/deviations.md).
            assertFalse(session.life() instanceof Life.Active, wanted.name());
        } catch (IllegalArgumentException | IllegalStateException e) {
            raised = true;
        }
        assertEquals(wanted.raises(), raised, wanted.name() + " raises");
        assertEquals(wanted.sent(), reactions.takeSent(), wanted.name() + " sends");
        assertEquals(wanted.heard(), reactions.takeHeard(), wanted.name() + " tells");
        assertEquals(wanted.drops(), reactions.takeDropped(), wanted.name() + " drops the link");
        assertEquals(wanted.result(), result, wanted.name() + " gives");
    }

    // The reference has an uncaught exception here and leaves without a word. Ours says goodbye (docs/deviations.md),
    // so
    // only what comes before is compared, and that it ends with the right one at fault.
    private void endsInError(ExpectedStep wanted, JsonObject step) {
        act(step);
        var sent = reactions.takeSent();
        assertEquals(wanted.sent(), sent.subList(0, wanted.sent().size()), wanted.name() + " sends");
        assertTrue(session.life() instanceof Life.Closing, wanted.name() + " closes");
        var verdict = ((Life.Closing) session.life()).verdict();
        assertTrue(
                verdict.kind() == Verdict.Kind.PEER_MISBEHAVED || verdict.kind() == Verdict.Kind.SERVER_MISBEHAVED,
                wanted.name() + " ends as " + verdict);
    }

    private Optional<JsonValue> act(JsonObject step) {
        if (step.containsKey("rx")) {
            handle(new Input.Received(step.getJsonObject("rx").toString()));
        } else if (step.containsKey("do")) {
            link(step);
        } else {
            return call(step);
        }
        return Optional.empty();
    }

    private void link(JsonObject step) {
        switch (step.getString("do")) {
            case "connected" -> {
                reactions.takeRetry().ifPresent(timer -> handle(new Input.TimerFired(timer)));
                handle(new Input.LinkUp());
            }
            case "lost", "ws_closed", "stopped" -> handle(new Input.LinkDown(false, "lost"));
            case "connect_failed", "handshake_failed" -> handle(new Input.LinkDown(false, step.getString("reason")));
            default -> throw new AssertionError("unknown step " + step);
        }
    }

    private Optional<JsonValue> call(JsonObject step) {
        switch (step.getString("api")) {
            case "allocate_code" -> handle(new Input.AllocateCode(step.getInt("length")));
            case "set_code" -> handle(new Input.SetCode(Code.of(step.getString("code"))));
            case "input_code" -> handle(new Input.BeginTyping());
            case "refresh_nameplates" -> handle(new Input.RefreshNameplates());
            case "choose_nameplate" -> handle(new Input.ChooseNameplate(new Nameplate(step.getString("nameplate"))));
            case "choose_words" -> handle(new Input.ChooseWords(step.getString("words")));
            case "nameplate_completions" -> {
                return list(session.nameplateCompletions(step.getString("prefix")));
            }
            case "word_completions" -> {
                return list(session.wordCompletions(step.getString("prefix"), 2, tools.wordlist()));
            }
            case "send" -> handle(new Input.Send(Bytes.owning(HexFormat.of().parseHex(step.getString("body")))));
            case "close" -> handle(new Input.Close());
            default -> throw new AssertionError("unknown call " + step);
        }
        return Optional.empty();
    }

    private static Optional<JsonValue> list(Iterable<String> texts) {
        var array = Json.createArrayBuilder();
        texts.forEach(array::add);
        return Optional.of(array.build());
    }

    private void handle(Input input) {
        var step = session.handle(input, tools);
        session = step.next();
        step.reports().forEach(effect -> effect.accept(reactions));
    }

    /**
     * What the reference did in one step.
     *
     * @param name for messages
     * @param reactions as written down
     */
    private record ExpectedStep(String name, List<JsonValue> reactions) {
        List<JsonValue> sent() {
            return objects("tx").map(object -> object.get("tx")).toList();
        }

        List<JsonValue> heard() {
            return objects("event")
                    .<JsonValue>map(object ->
                            Json.createObjectBuilder(object).remove("text").build())
                    .toList();
        }

        boolean drops() {
            return objects("ws").findAny().isPresent();
        }

        boolean raises() {
            return objects("raise").findAny().isPresent();
        }

        Optional<JsonValue> result() {
            return objects("result").map(object -> object.get("result")).findAny();
        }

        private java.util.stream.Stream<JsonObject> objects(String member) {
            return reactions.stream().map(JsonValue::asJsonObject).filter(object -> object.containsKey(member));
        }
    }
}
