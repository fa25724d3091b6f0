package wormhole.mailbox.server.hub;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import wormhole.spi.crypto.Entropy;

class HubProperties {
    private static final HubLimits SMALL = new HubLimits(64, 4, 8, 8192, 12, 12, 40_000);

    /** What happens at one moment: connection 0 to 4 says something, comes, goes, or time passes. */
    record Event(int connection, String what) {}

    @Property(tries = 2000)
    void noStreamOfMessagesBreaksTheHub(@ForAll("streams") List<Event> events) {
        var state = new HubState();
        var hub = new Hub(state, options(), entropy());
        var stored = new HubState();
        var now = 0L;
        for (var event : events) {
            now += 200_000_000L;
            for (var effect : hub.handle(input(event), now)) {
                if (effect instanceof Effect.Store store) {
                    store.changes().forEach(stored::apply);
                }
            }
            check(state, hub);
        }
        assertEquals(picture(state), picture(stored), "what is stored is what is");
        for (var i = 0; i < 5; i++) {
            hub.handle(new Input.Disconnected(i), now);
        }
        hub.handle(new Input.Prune(), now + Hub.IDLE_SECONDS * 1_000_000L);
        assertEquals(0, state.bytes(), "nothing is left for ever");
        assertEquals(0, hub.clients());
        assertEquals(0, state.messages() + state.mailboxes() + state.nameplates());
    }

    private static void check(HubState state, Hub hub) {
        assertTrue(state.bytes() <= SMALL.totalBytes() && state.mailboxes() <= SMALL.mailboxes());
        assertTrue(hub.clients() <= 5);
        var mailboxes = 0;
        var nameplates = 0;
        var messages = 0L;
        for (var space : state.apps()) {
            var led = new HashSet<String>();
            for (var nameplate : space.nameplates.values()) {
                nameplates++;
                assertTrue(led.add(nameplate.mailbox), "one nameplate leads to one mailbox");
                assertTrue(nameplate.held(), "a nameplate nobody holds is gone");
                assertEquals(
                        nameplate.name,
                        space.mailboxes.get(nameplate.mailbox).nameplate.orElse(""));
                assertTrue(nameplate.claims.size() <= SMALL.sides());
            }
            for (var mailbox : space.mailboxes.values()) {
                mailboxes += mailbox.leftover ? 0 : 1;
                messages += mailbox.messages.size();
                assertTrue(mailbox.leftover || mailbox.open(), "a mailbox all have closed is gone");
                assertTrue(mailbox.openings.size() <= SMALL.sides());
                assertTrue(mailbox.messages.size() <= SMALL.messages());
                assertTrue(mailbox.listeners.stream().allMatch(Client::listening));
            }
        }
        assertEquals(
                List.of(mailboxes, nameplates, messages),
                List.of(state.mailboxes(), state.nameplates(), state.messages()));
    }

    private static List<Object> picture(HubState state) {
        var picture = new ArrayList<Object>();
        state.describe(picture::add);
        picture.add(state.bytes());
        return picture;
    }

    private static HubOptions options() {
        var all = HubOptions.DEFAULT;
        return new HubOptions(true, all.motd(), all.advertiseVersion(), all.signalError(), 60, SMALL);
    }

    private static Entropy entropy() {
        var random = new Random(3);
        return length -> {
            var bytes = new byte[length];
            random.nextBytes(bytes);
            return bytes;
        };
    }

    private static Input input(Event event) {
        return switch (event.what) {
            case "come" -> new Input.Connected(event.connection, new PeerAddress("192.0.2.1", 1));
            case "go" -> new Input.Disconnected(event.connection);
            case "prune" -> new Input.Prune();
            default -> new Input.Received(event.connection, event.what);
        };
    }

    @Provide
    Arbitrary<List<Event>> streams() {
        var start = new ArrayList<Event>();
        for (var i = 0; i < 5; i++) {
            start.add(new Event(i, "come"));
            start.add(new Event(i, "{\"type\":\"bind\",\"appid\":\"a\",\"side\":\"s" + i % 3 + "\"}"));
        }
        var event = Combinators.combine(Arbitraries.integers().between(0, 4), whats())
                .as(Event::new);
        return event.list().ofMaxSize(60).map(events -> {
            var all = new ArrayList<>(start);
            all.addAll(events);
            return all;
        });
    }

    private static Arbitrary<String> whats() {
        return Arbitraries.frequencyOf(
                net.jqwik.api.Tuple.of(1, Arbitraries.of("come", "go", "prune")),
                net.jqwik.api.Tuple.of(10, commands()),
                net.jqwik.api.Tuple.of(1, Arbitraries.strings().ofMaxLength(30)),
                net.jqwik.api.Tuple.of(1, commands().map(text -> text.substring(0, text.length() / 2))));
    }

    private static Arbitrary<String> commands() {
        var type = Arbitraries.of(
                "bind", "list", "allocate", "claim", "release", "open", "add", "close", "ping", "what", "add", "open");
        var keys = Arbitraries.of(
                        "nameplate", "mailbox", "phase", "body", "mood", "appid", "side", "id", "client_version")
                .set()
                .ofMaxSize(9);
        return Combinators.combine(type, keys, values().list().ofSize(9)).as((name, set, list) -> {
            var text = new StringBuilder("{\"type\":\"" + name + "\"");
            var i = 0;
            for (var key : set) {
                text.append(",\"").append(key).append("\":").append(list.get(i++));
            }
            return text.append('}').toString();
        });
    }

    private static Arbitrary<String> values() {
        return Arbitraries.frequencyOf(
                net.jqwik.api.Tuple.of(8, Arbitraries.of("\"1\"", "\"2\"", "\"12\"", "\"m\"", "\"happy\"")),
                net.jqwik.api.Tuple.of(
                        2,
                        Arbitraries.of(
                                "null",
                                "5",
                                "true",
                                "[]",
                                "[\"a\",1]",
                                "{}",
                                "\"\"",
                                "-0",
                                "1e999",
                                "\"\\ud800\"",
                                "\"" + "x".repeat(70) + "\"",
                                "\"" + "0".repeat(3000) + "\"",
                                "9".repeat(1200))));
    }
}
