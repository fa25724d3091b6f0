package wormhole.transit.hint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import wormhole.api.transit.Abilities;
import wormhole.api.transit.Hint;
import wormhole.json.JsonRefusedException;
import wormhole.json.StrictJson;

class HintReaderTest {
    private static final Hint GOOD = new Hint.DirectTcp("192.0.2.1", 80, 0);

    private static String good(String member) {
        return "{\"type\":\"direct-tcp-v1\",\"hostname\":\"192.0.2.1\",\"port\":80" + member + "}";
    }

    private static PeerHints read(String... items) throws JsonRefusedException {
        return HintReader.read("[" + String.join(",", items) + "]");
    }

    /** A bad item between two good ones is skipped, alone. */
    private static void assertSkipped(String item) throws JsonRefusedException {
        assertEquals(new PeerHints(List.of(GOOD, GOOD), 1), read(good(""), item, good("")), item);
    }

    @Test
    void hintsAreReadAndWritten() throws JsonRefusedException {
        var hints = List.of(
                GOOD,
                new Hint.TorTcp("xxxxxxxx.onion", 81, -1.5),
                new Hint.Relay(List.of(
                        new Hint.DirectTcp("2001:db8::1", 4001, 2), new Hint.WebSocket("wss://relay.example.org/x"))));
        assertEquals(
                new PeerHints(hints, 0), HintReader.read(HintWriter.write(hints).toString()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0",
                "65536",
                "\"80\"",
                "1.5",
                "80.0",
                "true",
                "null",
                "-1",
                "8e1",
                "99999999999999999999",
                "[80]"
            })
    void aPortThatIsNoneIsSkipped(String port) throws JsonRefusedException {
        assertSkipped("{\"type\":\"direct-tcp-v1\",\"hostname\":\"192.0.2.1\",\"port\":" + port + "}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "\"high\"", "1e999", "[]", "true"})
    void aPriorityThatIsNoNumberIsSkipped(String priority) throws JsonRefusedException {
        assertSkipped(good(",\"priority\":" + priority));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a b", "a\\u0000b", "a\\nb", "\\u001b[2J", "a\\u202eb", "\\ud800"})
    void aHostThatIsNoneIsSkipped(String host) throws JsonRefusedException {
        assertSkipped("{\"type\":\"direct-tcp-v1\",\"hostname\":\"" + host + "\",\"port\":80}");
    }

    @Test
    void aHostOf64KibIsSkipped() throws JsonRefusedException {
        assertSkipped("{\"type\":\"direct-tcp-v1\",\"hostname\":\"" + "h".repeat(65536) + "\",\"port\":80}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "null",
                "\"text\"",
                "7",
                "[]",
                "{}",
                "{\"type\":null}",
                "{\"type\":\"new-v9\",\"hostname\":\"h\",\"port\":1}",
                "{\"type\":\"relay-v1\"}",
                "{\"type\":\"relay-v1\",\"hints\":null}",
                "{\"type\":\"relay-v1\",\"hints\":[]}"
            })
    void whatIsUnknownOrNoHintIsSkipped(String item) throws JsonRefusedException {
        assertSkipped(item);
    }

    @Test
    void aRelayInARelayIsSkipped() throws JsonRefusedException {
        var inner = "{\"type\":\"relay-v1\",\"hints\":[" + good("") + "]}";
        var hints = read("{\"type\":\"relay-v1\",\"hints\":[" + inner + "," + good("") + "]}");
        assertEquals(new PeerHints(List.of(new Hint.Relay(List.of((Hint.Address) GOOD))), 1), hints);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "file:///etc/passwd",
                "http://relay.example/",
                "ws://user:pass@relay.example/",
                "ws://relay.example/\\r\\nHost: x",
                "ws:///x",
                "ws:relay",
                ""
            })
    void aWebSocketAddressThatIsNoneIsSkipped(String url) throws JsonRefusedException {
        assertSkipped("{\"type\":\"websocket-v1\",\"url\":\"" + url + "\"}");
    }

    @Test
    void ofTenThousandHintsThirtyTwoAreTaken() throws JsonRefusedException {
        var many = IntStream.range(0, 2_000).mapToObj(i -> good("")).collect(Collectors.joining(","));
        var relay = "{\"type\":\"relay-v1\",\"hints\":[" + many + "]}";
        assertEquals(32, HintReader.read("[" + many + "]").hints().size());
        assertEquals(1_968, HintReader.read("[" + many + "]").skipped());
        var inner = (Hint.Relay) read(relay, good("")).hints().get(0);
        assertEquals(32, inner.addresses().size());
        assertEquals(1, read(relay, good("")).hints().size());
        assertThrows(
                JsonRefusedException.class, () -> HintReader.read("[" + " ".repeat(HintReader.MAX_TEXT_BYTES) + "]"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{}", "null", "\"[]\"", "[", "[]]", "[],\"x\":1", "[]}", "[]}{", "7", "[] []"})
    void whatIsNoArrayIsRefused(String text) {
        assertThrows(JsonRefusedException.class, () -> HintReader.read(text));
    }

    @Test
    void goAndRustWriteMoreMembersThanAreNeeded() throws JsonRefusedException {
        assertEquals(List.of(GOOD), read(good(",\"hints\":null,\"priority\":0")).hints());
        var rust =
                "{\"type\":\"relay-v1\",\"name\":null,\"hints\":[{\"type\":\"websocket\",\"url\":\"wss://r.example/\"},"
                        + good("") + "]}";
        assertEquals(2, ((Hint.Relay) read(rust).hints().get(0)).addresses().size());
    }

    @Test
    void abilitiesAreReadLeniently() throws JsonRefusedException {
        var list = StrictJson.object(
                "{\"a\":[{\"type\":\"relay-v1\"},{\"type\":\"new\"},7,{},{\"type\":5},{\"type\":\"new\"}],\"b\":null}");
        assertEquals(new Abilities(List.of("relay-v1", "new")), HintReader.readAbilities(list.get("a")));
        assertEquals(new Abilities(List.of()), HintReader.readAbilities(list.get("b")));
        assertEquals(Abilities.DEFAULT, HintReader.readAbilities(HintWriter.write(Abilities.DEFAULT)));
    }

    @Test
    void aDilationKeepsARelayThatCannotBeReached() throws JsonRefusedException {
        var relay = HintWriter.write(new Hint.Relay(List.of()));
        assertEquals(Optional.of(new Hint.Relay(List.of())), HintReader.readOne(relay));
    }
}
