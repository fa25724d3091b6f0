package wormhole.conformance.simulation;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import wormhole.api.AppId;
import wormhole.api.Code;
import wormhole.api.Limits;
import wormhole.core.effect.Effect;
import wormhole.core.effect.Step;
import wormhole.core.effect.Timer;
import wormhole.core.pake.PhaseCipher;
import wormhole.core.rendezvous.LinkState;
import wormhole.core.session.Input;
import wormhole.core.session.Rooms;
import wormhole.core.session.Session;
import wormhole.core.session.SessionConfig;
import wormhole.core.session.Tools;
import wormhole.core.wire.Bytes;
import wormhole.core.wire.Phase;
import wormhole.core.wire.Side;
import wormhole.spi.crypto.SecretBytes;
import wormhole.testkit.crypto.SeededEntropy;
import wormhole.testkit.crypto.ToyCryptoSuite;
import wormhole.wordlist.pgp.PgpWordlistProvider;

/**
 * Derives the state table by running the session: from its first state every input that a driver could bring is tried in
 * every state that is found, one session standing for all of the same coarse state.
 */
final class StateTable {
    private static final Side PEER = new Side("bbbbbbbbbb");
    private static final Code CODE = Code.of("7-guitarist-revenge");

    private final Map<String, Session> found = new LinkedHashMap<>();
    private final Map<String, Map<String, String>> rows = new TreeMap<>();
    private final Map<String, TreeSet<String>> rooms = new TreeMap<>();
    private final Tools tools = new Tools(
            new ToyCryptoSuite(new SeededEntropy(new SplittableRandom(4))), new PgpWordlistProvider().wordlist());

    static StateTable derive() {
        var table = new StateTable();
        table.explore();
        return table;
    }

    private void explore() {
        var config = new SessionConfig(
                new AppId("example.com/states"),
                List.of("states", "1"),
                Bytes.copyOf("{}".getBytes(US_ASCII)),
                "ws://states.example/v1",
                Limits.DEFAULT,
                Duration.ofSeconds(10));
        var first = Session.with(config, new Side("aaaaaaaaaa"));
        var next = new ArrayDeque<>(List.of(first));
        found.put(name(first), first);
        while (!next.isEmpty()) {
            var session = next.remove();
            for (var input : inputs(session).entrySet()) {
                var after = tried(session, input.getKey(), input.getValue());
                if (found.putIfAbsent(name(after), after) == null) {
                    next.add(after);
                }
            }
        }
    }

    private Session tried(Session session, String inputName, Input input) {
        Step<Session, Effect> step;
        try {
            step = session.handle(input, tools);
        } catch (IllegalStateException e) {
            return session; // the application may not ask for this now
        }
        var effects = step.reports().stream().map(StateTable::name).collect(Collectors.joining(", "));
        if (!name(session).equals(name(step.next())) || !effects.isEmpty()) {
            rows.computeIfAbsent(name(session), state -> new LinkedHashMap<>())
                    .put(inputName, name(step.next()) + " | " + effects);
        }
        var after = Rooms.of(step.next());
        Rooms.of(session).forEach((room, before) -> {
            if (!before.equals(after.get(room))) {
                rooms.computeIfAbsent(room, name -> new TreeSet<>())
                        .add("| " + before + " | " + inputName + " | " + after.get(room) + " |");
            }
        });
        return step.next();
    }

    // ---- coarse names

    private static String name(Session session) {
        return String.join(" · ", Rooms.of(session).values());
    }

    private static String name(Effect effect) {
        if (effect instanceof Effect.Transmit transmit) {
            return kind(transmit.frame());
        } else if (effect instanceof Effect.Notify notify) {
            return "tell " + kind(notify.notice());
        } else if (effect instanceof Effect.Arm arm) {
            return "arm " + arm.timer().kind();
        }
        return kind(effect);
    }

    private static String kind(Object value) {
        return value.getClass().getSimpleName();
    }

    // ---- what can happen

    private Map<String, Input> inputs(Session session) {
        var inputs = new LinkedHashMap<String, Input>();
        inputs.put("AllocateCode", new Input.AllocateCode(2));
        inputs.put("SetCode", new Input.SetCode(CODE));
        inputs.put("BeginTyping", new Input.BeginTyping());
        inputs.put("ChooseNameplate", new Input.ChooseNameplate(CODE.nameplate()));
        inputs.put("ChooseWords", new Input.ChooseWords(CODE.words()));
        inputs.put("Send", new Input.Send(Bytes.copyOf(new byte[1])));
        inputs.put("Close", new Input.Close());
        inputs.put(
                "close takes too long", timer(Timer.Kind.CLOSE, session.timers().close()));
        ofLink(session, inputs);
        if (session.rendezvous().isUp()) {
            fromServer(inputs);
            fromMailbox(session, inputs);
        }
        return inputs;
    }

    private static void ofLink(Session session, Map<String, Input> inputs) {
        var link = session.rendezvous().link();
        if (link instanceof LinkState.Idle) {
            inputs.put("Start", new Input.Start());
        } else if (link instanceof LinkState.Opening) {
            inputs.put("LinkUp", new Input.LinkUp());
        } else if (link instanceof LinkState.Waiting) {
            inputs.put(
                    "time to reconnect",
                    timer(Timer.Kind.RECONNECT, session.timers().reconnect()));
        }
        if (link instanceof LinkState.Opening || link instanceof LinkState.Up || link instanceof LinkState.Dropping) {
            inputs.put("LinkDown", new Input.LinkDown(false, "lost"));
            inputs.put("LinkDown, misbehaved", new Input.LinkDown(true, "misbehaved"));
        }
    }

    private static Input timer(Timer.Kind kind, long generation) {
        return new Input.TimerFired(new Timer(kind, generation));
    }

    private static void fromServer(Map<String, Input> inputs) {
        inputs.put("welcome", server("{'type':'welcome','welcome':{}}"));
        inputs.put("welcome with an error", server("{'type':'welcome','welcome':{'error':'no'}}"));
        inputs.put("nameplates", server("{'type':'nameplates','nameplates':[]}"));
        inputs.put("allocated", server("{'type':'allocated','nameplate':'7'}"));
        inputs.put("claimed", server("{'type':'claimed','mailbox':'mb'}"));
        inputs.put("released", server("{'type':'released'}"));
        inputs.put("closed", server("{'type':'closed'}"));
        inputs.put("error", server("{'type':'error','error':'crowded','orig':{'type':'claim'}}"));
        inputs.put("bad frame", server("{}"));
    }

    private void fromMailbox(Session session, Map<String, Input> inputs) {
        var pake = ("{\"pake_v1\":\"53" + "77".repeat(32) + "\"}").getBytes(US_ASCII);
        var ours = session.rendezvous().bind().side();
        inputs.put("peer's pake", message(PEER, "pake", pake));
        inputs.put("peer's pake, bad", message(PEER, "pake", "{\"pake_v1\":\"\"}".getBytes(US_ASCII)));
        inputs.put("peer's version", message(PEER, "version", sealed(session, "version", "{}")));
        inputs.put("peer's message", message(PEER, "0", sealed(session, "0", "hello")));
        inputs.put("peer's message, forged", message(PEER, "forged", new byte[64]));
        session.rendezvous().pending().frames().stream()
                .limit(1)
                .forEach(add -> inputs.put(
                        "echo", message(ours, add.phase().name(), add.body().toArray())));
    }

    private byte[] sealed(Session session, String phase, String plaintext) {
        var key = session.keyAgreement().key().orElse(SecretBytes.copyOf(new byte[32]));
        return new PhaseCipher(tools.crypto())
                .seal(key, PEER, new Phase(phase), new byte[24], Bytes.copyOf(plaintext.getBytes(US_ASCII)))
                .toArray();
    }

    private static Input message(Side side, String phase, byte[] body) {
        return server("{'type':'message','side':'%s','phase':'%s','body':'%s'}"
                .formatted(side.value(), phase, HexFormat.of().formatHex(body)));
    }

    private static Input server(String json) {
        return new Input.Received(json.replace('\'', '"'));
    }

    // ---- as text

    int states() {
        return found.size();
    }

    /** The files of the table, by name. */
    Map<String, String> files() {
        var files = new TreeMap<String, String>();
        files.put("session.md", session());
        rooms.forEach((room, lines) -> files.put(room + ".md", room(room, lines)));
        return files;
    }

    private String session() {
        var text = new StringBuilder(heading("The session")
                + "A state is life · link · code · nameplate · mailbox · key. What changes nothing and does nothing is"
                + " left out,\nand so is what the application may not ask for.\n\n"
                + "| state | input | next state | effects |\n| --- | --- | --- | --- |\n");
        rows.forEach((state, inputs) -> inputs.forEach((input, next) -> text.append("| " + state + " | " + input + " | "
                + (next.startsWith(state + " |") ? "=" + next.substring(state.length()) : next) + " |\n")));
        return text.toString();
    }

    private static String room(String room, TreeSet<String> lines) {
        return heading("The session: " + room) + "| state | input | next state |\n| --- | --- | --- |\n"
                + String.join("\n", lines) + "\n";
    }

    private static String heading(String title) {
        return "# " + title + "\n\nDerived by running the session; not written by hand. See `StateTableTest`.\n\n";
    }
}
