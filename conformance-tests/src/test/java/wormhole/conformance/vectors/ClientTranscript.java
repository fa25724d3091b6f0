package wormhole.conformance.vectors;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
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

/** Drives a session through the steps of a {@code client_transcript} case and writes every reaction down. */
final class ClientTranscript {
    private final JsonArray steps;
    private final Tools tools;
    private final Reactions reactions;
    private Session session;

    ClientTranscript(Request request) {
        var in = request.in();
        steps = in.getJsonArray("steps");
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

    Answer run() {
        handle(new Input.Start());
        var reactions = Json.createArrayBuilder();
        steps.getValuesAs(JsonObject.class).forEach(step -> reactions.add(reactionsTo(step)));
        return new Answer.Result(
                Json.createObjectBuilder().add("steps", reactions).build());
    }

    private JsonArrayBuilder reactionsTo(JsonObject step) {
        var all = Json.createArrayBuilder();
        var wasAtFault = someoneMisbehaved();
        Optional<JsonValue> result = Optional.empty();
        try {
            result = act(step);
        } catch (WormholeClosedException e) {
            // The reference ignores what is asked of a closed wormhole; ours tells the caller (docs/deviations.md).
            add(all, "refused", Json.createValue("closed"));
        } catch (IllegalArgumentException | IllegalStateException e) {
            add(all, "raise", Json.createValue(e.getClass().getSimpleName()));
        }
        reactions.takeSent().forEach(frame -> add(all, "tx", frame));
        reactions.takeHeard().forEach(all::add);
        if (reactions.takeDropped()) {
            add(all, "ws", Json.createValue("close"));
        }
        result.ifPresent(value -> add(all, "result", value));
        if (someoneMisbehaved() && !wasAtFault) {
            // The reference has an uncaught exception here. Ours says goodbye, and is done (docs/deviations.md).
            add(all, "raise", Json.createValue(end().orElseThrow().kind().name()));
        }
        return all;
    }

    private boolean someoneMisbehaved() {
        return end().filter(verdict -> verdict.kind() == Verdict.Kind.PEER_MISBEHAVED
                        || verdict.kind() == Verdict.Kind.SERVER_MISBEHAVED)
                .isPresent();
    }

    private Optional<Verdict> end() {
        if (session.life() instanceof Life.Closing closing) {
            return Optional.of(closing.verdict());
        }
        return session.life() instanceof Life.Ended ended ? Optional.of(ended.verdict()) : Optional.empty();
    }

    private static void add(JsonArrayBuilder all, String name, JsonValue value) {
        all.add(Json.createObjectBuilder().add(name, value));
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
}
