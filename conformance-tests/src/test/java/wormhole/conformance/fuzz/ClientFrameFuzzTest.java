package wormhole.conformance.fuzz;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import wormhole.json.JsonRefusedException;
import wormhole.json.StrictJson;
import wormhole.mailbox.server.hub.Change;
import wormhole.mailbox.server.hub.Effect;
import wormhole.mailbox.server.hub.Hub;
import wormhole.mailbox.server.hub.HubLimits;
import wormhole.mailbox.server.hub.HubOptions;
import wormhole.mailbox.server.hub.HubState;
import wormhole.mailbox.server.hub.Input;
import wormhole.mailbox.server.hub.PeerAddress;

/** What clients send to a mailbox server. */
class ClientFrameFuzzTest {
    private static final int CLIENTS = 3;
    private static final HubLimits LIMITS = new HubLimits(64, 3, 8, 4096, 4, 4, 8192);
    // A pair of clients may hold as much again in names and sides as in messages.
    private static final long ROOM = 2 * 8192;

    /**
     * A line is a digit, which says who, and what that client sends; {@code 0-} a client that goes, {@code +60} a minute, {@code
     * !} a pruning.
     */
    @FuzzTest
    void conversation(byte[] input) throws Exception {
        var lines = Text.of(input).lines().limit(200).toList();
        Growth.bounded(input.length, () -> new Server().run(lines));
    }

    /** A hub, what of it was stored, and who is connected. */
    private static final class Server {
        private final HubState state = new HubState();
        private final HubState stored = new HubState();
        private final Set<Long> connected = new HashSet<>();
        private final Random random = new Random(3);
        private final Hub hub = new Hub(
                state,
                new HubOptions(true, Optional.empty(), Optional.empty(), Optional.empty(), 0, LIMITS),
                this::entropy);
        private long now = 1_700_000_000_000_000L;

        void run(List<String> lines) throws JsonRefusedException {
            for (var line : lines) {
                take(line);
            }
            for (var client = 0L; client < CLIENTS; client++) {
                take(new Input.Disconnected(client));
            }
            now += 10L * Hub.IDLE_SECONDS * 1_000_000;
            take(new Input.Prune());
            assertEquals(List.of(), changes(state), "what nobody uses is kept");
            assertEquals(0, state.bytes(), "bytes of nothing");
        }

        private void take(String line) throws JsonRefusedException {
            if (line.equals("!")) {
                take(new Input.Prune());
            } else if (line.matches("\\+[0-9]{1,6}")) {
                now += Long.parseLong(line.substring(1)) * 1_000_000;
            } else if (!line.isEmpty()) {
                say(line.charAt(0) % CLIENTS, line.substring(1));
            }
        }

        private void say(long client, String text) throws JsonRefusedException {
            if (connected.add(client)) {
                take(new Input.Connected(client, new PeerAddress("192.0.2.7", 4711)));
            }
            if (text.equals("-")) {
                connected.remove(client);
                take(new Input.Disconnected(client));
            } else {
                take(new Input.Received(client, text));
            }
        }

        private void take(Input input) throws JsonRefusedException {
            var effects = hub.handle(input, now);
            for (var i = 0; i < effects.size(); i++) {
                if (effects.get(i) instanceof Effect.Store store) {
                    assertEquals(0, i, "something leaves before it is stored");
                    store.changes().forEach(stored::apply);
                } else if (effects.get(i) instanceof Effect.Send send) {
                    checkFrame(send.frame().toString());
                } else if (effects.get(i) instanceof Effect.Drop drop) {
                    connected.remove(drop.connection());
                }
            }
            staysWithinItsLimits();
            assertEquals(changes(state), changes(stored), "what is stored is not what there is");
        }

        // An error repeats the command inside itself, so it may be one deeper than a client takes.
        private static void checkFrame(String frame) throws JsonRefusedException {
            try {
                assertTrue(StrictJson.object(frame).containsKey("type"));
            } catch (JsonRefusedException e) {
                if (!e.getMessage().startsWith("JSON nested deeper") || !frame.contains("\"orig\"")) {
                    throw e;
                }
            }
        }

        private void staysWithinItsLimits() {
            assertTrue(state.mailboxes() <= LIMITS.mailboxes(), "too many mailboxes");
            assertTrue(state.nameplates() <= LIMITS.nameplates(), "too many nameplates");
            assertTrue(state.bytes() <= ROOM, "too many bytes: " + state.bytes());
            assertTrue(state.bytes() >= 0 && state.messages() >= 0, "less than nothing");
        }

        private byte[] entropy(int length) {
            var bytes = new byte[length];
            random.nextBytes(bytes);
            return bytes;
        }

        private static List<String> changes(HubState state) {
            var all = new java.util.ArrayList<Change>();
            state.describe(all::add);
            return all.stream().map(Change::toString).sorted().toList();
        }
    }
}
