package wormhole.mailbox.server.hub;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HubTest {
    private final Talk talk = new Talk();

    @Test
    void everyMessageIsAcknowledgedFirstWithItsId() {
        var a = talk.connect();
        talk.say(a, "{'type':'ping','ping':[1],'id':{'x':null}}");
        var types = talk.heard(a).stream().map(frame -> frame.getString("type")).toList();
        assertEquals(List.of("ack", "pong"), types);
        assertEquals("{\"x\":null}", talk.heard(a).get(0).get("id").toString());
    }

    @Test
    void everyFrameTellsWhenItWasSentAsAFloat() {
        var a = talk.connect();
        assertEquals("1700000000.000000", talk.heard(a).get(0).get("server_tx").toString());
    }

    @Test
    void textThatIsNotAsciiIsEscapedAndComesBackUnchanged() {
        var a = talk.connect();
        var text = "{\"type\":\"ping\",\"ping\":\"\\u0001 ü \\ud83d\\ude00 \\ud800 \\\\ \\\" \\u007f\"}";
        var pong = talk.say(a, text).get(0).getString("pong");
        assertEquals("\u0001 ü \ud83d\ude00 \ud800 \\ \" \u007f", pong);
    }

    @Test
    void anAllocationWhoseAnswerWasLostIsRepeated() {
        var first = talk.bind("side");
        var given = talk.say(first, "{'type':'allocate'}").get(0).getString("nameplate");
        talk.leave(first);
        var second = talk.bind("side");
        assertEquals(given, talk.say(second, "{'type':'allocate'}").get(0).getString("nameplate"));
        assertEquals(1, talk.state.nameplates());
        talk.claim(second, given);
        talk.leave(second);
        var third = talk.bind("side");
        assertNotEquals(given, talk.say(third, "{'type':'allocate'}").get(0).getString("nameplate"));
    }

    @Test
    void aReleasedAllocationIsNotGivenAgain() {
        var first = talk.bind("side");
        var given = talk.say(first, "{'type':'allocate'}").get(0).getString("nameplate");
        talk.say(first, "{'type':'release','nameplate':'" + given + "'}");
        assertEquals(0, talk.state.nameplates());
        var other = talk.bind("other");
        talk.claim(other, given);
        var second = talk.bind("side");
        assertNotEquals(given, talk.say(second, "{'type':'allocate'}").get(0).getString("nameplate"));
    }

    @Test
    void anAllocationIsOnlyForTheSideThatAsked() {
        var given = talk.say(talk.bind("a"), "{'type':'allocate'}").get(0).getString("nameplate");
        assertNotEquals(
                given, talk.say(talk.bind("b"), "{'type':'allocate'}").get(0).getString("nameplate"));
    }

    @Test
    void nameplatesAreAsShortAsTheyCanBe() {
        var given = new HashSet<String>();
        for (var i = 0; i < 1010; i++) {
            given.add(talk.say(talk.bind("side" + i), "{'type':'allocate'}")
                    .get(0)
                    .getString("nameplate"));
        }
        var lengths = given.stream().collect(Collectors.groupingBy(String::length, Collectors.counting()));
        assertEquals(9, lengths.get(1));
        assertEquals(90, lengths.get(2));
        assertEquals(900, lengths.get(3));
        assertEquals(1010, given.size());
    }

    @Test
    void closingAMailboxLeavesTheSidesOtherClaimsAlone() {
        var a = talk.bind("side");
        talk.claim(a, "7");
        var b = talk.bind("side");
        talk.say(b, "{'type':'close','mailbox':'elsewhere'}");
        assertEquals("reclaimed", refusedAfterRelease());
        assertEquals(1, talk.state.nameplates());
    }

    private String refusedAfterRelease() {
        talk.claim(talk.bind("peer"), "7");
        talk.say(talk.bind("side"), "{'type':'release','nameplate':'7'}");
        return talk.refusal(talk.bind("side"), "{'type':'claim','nameplate':'7'}");
    }

    @Test
    void mailboxesOfDifferentAppsMayHaveOneName() {
        var a = talk.bind("a");
        var b = talk.connect();
        talk.say(b, "{'type':'bind','appid':'other','side':'b'}");
        talk.say(a, "{'type':'open','mailbox':'m'}");
        talk.say(b, "{'type':'open','mailbox':'m'}");
        talk.say(a, "{'type':'add','phase':'p','body':'00'}");
        assertEquals(1, talk.heard(b).size());
        assertEquals(2, talk.state.mailboxes());
    }

    @Test
    void aConnectionMayOpenAnotherMailboxAfterClosingOne() {
        var a = talk.bind("a");
        talk.say(a, "{'type':'open','mailbox':'m'}");
        talk.say(a, "{'type':'close'}");
        assertEquals(List.of(), talk.say(a, "{'type':'open','mailbox':'n'}"));
        assertEquals(1, talk.say(a, "{'type':'add','phase':'p','body':'00'}").size());
    }

    @Test
    void scalarsThatAreNotTextsAreHeardAsSentAndReplayedAsText() {
        var a = talk.bind("a");
        talk.say(a, "{'type':'open','mailbox':'m'}");
        var live = talk.say(a, "{'type':'add','phase':5,'body':null,'id':7}").get(0);
        assertEquals("5", live.get("phase").toString());
        var replayed = talk.say(talk.bind("b"), "{'type':'open','mailbox':'m'}").get(0);
        assertEquals("5", replayed.getString("phase"));
        assertTrue(replayed.isNull("body"));
        assertEquals("7", replayed.getString("id"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "7",
                "\"bind\"",
                "{",
                "{'type':'ping'}x",
                "{'type':'ping','type':'ping'}",
                "\ufeff{'type':'ping'}",
                "{'type':'bind','appid':null,'side':'s'}",
                "{'type':'bind','appid':['a'],'side':'s'}",
                "{'type':'bind','appid':'a','side':['s']}",
                "{'type':'bind','appid':'a','side':'s','client_version':null}",
                "{'type':'bind','appid':'a','side':'s','client_version':['x']}",
                "{'type':'bind','appid':'a','side':'s','client_version':{}}",
                "{'type':'bind','appid':'\\ud800','side':'s'}"
            })
    void whatTheReferenceFailsOnDropsTheConnection(String text) {
        var a = talk.connect();
        talk.say(a, text);
        assertEquals(List.of(a), talk.dropped);
        assertEquals(0, talk.hub.clients());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'type':'claim','nameplate':5}",
                "{'type':'claim','nameplate':'\u0663'}",
                "{'type':'claim','nameplate':'1\\n'}",
                "{'type':'release','nameplate':null}",
                "{'type':'open','mailbox':5}",
                "{'type':'close','mailbox':null}",
                "{'type':'close','mailbox':'m','mood':[]}"
            })
    void soDoesItOnceBound(String text) {
        var a = talk.bind("a");
        talk.say(a, text);
        assertEquals(List.of(a), talk.dropped);
    }

    @Test
    void aNumberOfAnySizeIsAnswered() {
        var a = talk.connect();
        talk.say(a, "{'type':'ping','ping':1" + "0".repeat(5000) + "}");
        talk.say(a, "{'type':'ping','ping':1e999999999}");
        assertTrue(talk.dropped.size() <= 1);
    }

    @Test
    void aSideThatIsNoTextMayBindAndNothingMore() {
        var a = talk.connect();
        talk.say(a, "{'type':'bind','appid':'app','side':5}");
        assertTrue(talk.hub.bound(a));
        talk.say(a, "{'type':'allocate'}");
        assertEquals(List.of(a), talk.dropped);
        assertEquals(0, talk.state.nameplates());
    }

    @Test
    void aDroppedClientIsHeardNoMore() {
        var a = talk.bind("a");
        talk.say(a, "{'type':'open','mailbox':'m'}");
        talk.say(a, "no");
        assertEquals(List.of(), talk.say(a, "{'type':'ping','ping':1}"));
        var b = talk.bind("b");
        talk.say(b, "{'type':'open','mailbox':'m'}");
        talk.say(b, "{'type':'add','phase':'p','body':'00'}");
        assertEquals(List.of(), talk.heard(a));
    }

    @Test
    void whatIsAddedToAMailboxThatIsGoneIsPruned() {
        var a = talk.bind("x");
        var b = talk.bind("x");
        talk.say(a, "{'type':'open','mailbox':'m'}");
        talk.say(b, "{'type':'open','mailbox':'m'}");
        talk.say(a, "{'type':'close'}");
        talk.say(b, "{'type':'add','phase':'p','body':'00'}");
        assertEquals(1, talk.state.messages());
        talk.now += Hub.IDLE_SECONDS * 1_000_000L;
        talk.prune();
        assertEquals(0, talk.state.messages());
        assertEquals(0, talk.state.bytes());
    }

    @Test
    void anIpv4AddressInIpv6IsToldAsIpv4() {
        assertEquals("192.0.2.1", new PeerAddress("::ffff:192.0.2.1", 1).host());
        assertFalse(new PeerAddress("::FFFF:192.0.2.1", 1).ipv6());
        assertTrue(new PeerAddress("::1", 1).ipv6());
    }

    @Test
    void whatWasStoredMakesTheSameStateAgain() {
        var a = talk.bind("a");
        var given = talk.say(a, "{'type':'allocate'}").get(0).getString("nameplate");
        var b = talk.bind("b");
        var mailbox = talk.claim(b, given);
        talk.say(b, "{'type':'open','mailbox':'" + mailbox + "'}");
        talk.say(b, "{'type':'add','phase':'pake','body':'00'}");
        talk.say(b, "{'type':'release'}");
        talk.say(talk.bind("b"), "{'type':'close','mailbox':'" + mailbox + "','mood':'happy'}");
        assertEquals(picture(talk.state), picture(rebuilt(talk.changes)));
        var described = new ArrayList<Change>();
        talk.state.describe(described::add);
        assertEquals(picture(talk.state), picture(rebuilt(described)));
    }

    private static HubState rebuilt(List<Change> changes) {
        var state = new HubState();
        changes.forEach(state::apply);
        return state;
    }

    private static List<Object> picture(HubState state) {
        var picture = new ArrayList<Object>();
        state.describe(picture::add);
        picture.add(state.bytes());
        picture.add(state.mailboxes());
        return picture;
    }
}
