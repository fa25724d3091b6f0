package wormhole.mailbox.server.hub;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class HubLimitsTest {
    private static final long BIG = 1L << 30;

    private static Talk talk(int messages, long mailboxBytes, int mailboxes, int nameplates, long total) {
        return Talk.limited(new HubLimits(64, 4, messages, mailboxBytes, mailboxes, nameplates, total));
    }

    @Test
    void aMailboxTakesOnlySoManyMessages() {
        var talk = talk(8, BIG, 10, 10, BIG);
        var a = talk.bind("a");
        talk.say(a, "{'type':'open','mailbox':'m'}");
        for (var i = 0; i < 8; i++) {
            assertEquals("none", talk.refusal(a, "{'type':'add','phase':'p','body':'00'}"));
        }
        assertEquals("mailbox is full", talk.refusal(a, "{'type':'add','phase':'p','body':'00'}"));
        assertEquals(8, talk.state.messages());
    }

    @Test
    void aMailboxTakesOnlySoManyBytes() {
        var talk = talk(1000, 4096, 10, 10, BIG);
        var a = talk.bind("a");
        talk.say(a, "{'type':'open','mailbox':'m'}");
        var add = "{'type':'add','phase':'p','body':'" + "0".repeat(2000) + "'}";
        assertEquals("none", talk.refusal(a, add));
        assertEquals("mailbox is full", talk.refusal(a, add));
    }

    @Test
    void thereAreOnlySoManyMailboxes() {
        var talk = talk(8, BIG, 2, 10, BIG);
        for (var i = 0; i < 2; i++) {
            assertEquals("none", talk.refusal(talk.bind("a"), "{'type':'open','mailbox':'m" + i + "'}"));
        }
        assertEquals("server is full", talk.refusal(talk.bind("a"), "{'type':'open','mailbox':'m3'}"));
        assertEquals("server is full", talk.refusal(talk.bind("a"), "{'type':'allocate'}"));
        assertEquals("none", talk.refusal(talk.bind("b"), "{'type':'open','mailbox':'m0'}"));
    }

    @Test
    void anAppHasOnlySoManyNameplates() {
        var talk = talk(8, BIG, 10, 2, BIG);
        talk.claim(talk.bind("a"), "1");
        talk.claim(talk.bind("a"), "2");
        assertEquals("server is full", talk.refusal(talk.bind("a"), "{'type':'claim','nameplate':'3'}"));
        assertEquals("server is full", talk.refusal(talk.bind("c"), "{'type':'allocate'}"));
        assertEquals("none", talk.refusal(talk.bind("b"), "{'type':'claim','nameplate':'2'}"));
        var other = talk.connect();
        talk.say(other, "{'type':'bind','appid':'other','side':'a'}");
        talk.claim(other, "3");
    }

    @Test
    void sidesBeyondTheCrowdAreNotRemembered() {
        var talk = talk(8, BIG, 10, 10, BIG);
        talk.claim(talk.bind("a"), "1");
        talk.claim(talk.bind("b"), "1");
        for (var i = 0; i < 5; i++) {
            assertEquals("crowded", talk.refusal(talk.bind("s" + i), "{'type':'claim','nameplate':'1'}"));
        }
        var before = talk.state.bytes();
        for (var i = 5; i < 50; i++) {
            assertEquals("crowded", talk.refusal(talk.bind("s" + i), "{'type':'claim','nameplate':'1'}"));
        }
        assertEquals(before, talk.state.bytes());
    }

    @Test
    void identifiersAreOnlySoLong() {
        var talk = talk(8, BIG, 10, 10, BIG);
        var longer = "x".repeat(65);
        assertEquals("too long", talk.refusal(talk.connect(), "{'type':'bind','appid':'" + longer + "','side':'s'}"));
        assertEquals("too long", talk.refusal(talk.connect(), "{'type':'bind','appid':'a','side':'" + longer + "'}"));
        assertEquals("too long", talk.refusal(talk.bind("a"), "{'type':'open','mailbox':'" + longer + "'}"));
        assertEquals("too long", talk.refusal(talk.bind("a"), "{'type':'close','mailbox':'" + longer + "'}"));
        var a = talk.bind("a");
        talk.say(a, "{'type':'open','mailbox':'m'}");
        assertEquals("too long", talk.refusal(a, "{'type':'add','phase':'" + longer + "','body':''}"));
    }

    @Test
    void everythingTogetherTakesOnlySoMuchAndClosingFreesIt() {
        var talk = talk(100_000, 8192, 100_000, 100_000, 20_000);
        var refused = 0;
        for (var i = 0; i < 100; i++) {
            refused += talk.refusal(talk.bind("a"), "{'type':'claim','nameplate':'" + (i + 1) + "'}")
                            .equals("server is full")
                    ? 1
                    : 0;
        }
        assertTrue(refused > 50, refused + " were refused");
        assertTrue(talk.state.bytes() <= 20_000, talk.state.bytes() + " bytes");
        talk.now += Hub.IDLE_SECONDS * 1_000_000L;
        talk.prune();
        assertEquals(0, talk.state.bytes());
        talk.claim(talk.bind("a"), "1");
    }

    @Test
    void whenNoNameplateCanBeFoundThatIsSaid() {
        var state = new HubState();
        for (var i = 1; i < 1000; i++) {
            state.apply(new Change.Claimed("app", Integer.toString(i), "m" + i, "s", 1, false));
        }
        // Always draws 1000 + 0, which is taken too.
        state.apply(new Change.Claimed("app", "1000", "m", "s", 1, false));
        var hub = new Hub(state, HubOptions.DEFAULT, byte[]::new);
        hub.handle(new Input.Connected(1, new PeerAddress("192.0.2.7", 1)), 0);
        hub.handle(new Input.Received(1, "{\"type\":\"bind\",\"appid\":\"app\",\"side\":\"s\"}"), 0);
        var effects = hub.handle(new Input.Received(1, "{\"type\":\"allocate\"}"), 0);
        assertTrue(effects.toString().contains("unable to find a free nameplate-id")
                || effects.stream()
                        .anyMatch(effect -> effect instanceof Effect.Send send
                                && send.frame().toString().contains("unable to find a free nameplate-id")));
    }

    @Test
    void limitsThatWouldRefuseEverybodyAreRefused() {
        assertThrows(IllegalArgumentException.class, () -> new HubLimits(1, 4, 8, BIG, 1, 1, BIG));
        assertThrows(IllegalArgumentException.class, () -> new HubLimits(64, 4, 8, BIG, 1, 1, 1));
    }
}
