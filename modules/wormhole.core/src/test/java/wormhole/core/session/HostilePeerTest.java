package wormhole.core.session;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import wormhole.api.Code;
import wormhole.core.effect.Notice;
import wormhole.core.effect.Verdict.Kind;
import wormhole.core.wire.Side;

/** What a peer may try, by the numbers of the list of hostile inputs (B and C). */
class HostilePeerTest {
    private static Rig hearPake(Rig rig, String json) {
        return rig.hear(Peer.SIDE, "pake", json.replace('\'', '"').getBytes(UTF_8));
    }

    private static void assertIgnored(Rig rig, Side side, String phase, byte[] body) {
        var keyBefore = rig.session.keyAgreement();
        var conversationBefore = rig.session.conversation();
        rig.hear(side, phase, body);
        assertTrue(rig.active(), phase);
        assertEquals(keyBefore, rig.session.keyAgreement());
        assertEquals(conversationBefore, rig.session.conversation());
    }

    // ---- B: the key agreement

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0100000000000000000000000000000000000000000000000000000000000000", // identity
                "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f", // order 2
                "0000000000000000000000000000000000000000000000000000000000000000", // order 4
                "0000000000000000000000000000000000000000000000000000000000000080",
                "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a", // order 8
                "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac03fa",
                "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05",
                "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc85",
                "edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f", // not canonical
                "eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
                "ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff",
                "0200000000000000000000000000000000000000000000000000000000000000" // not on the curve
            })
    void b20_aBadElementIsThePeersFault(String element) {
        var rig = hearPake(Rig.waiting(), "{'pake_v1':'53" + element + "'}");
        assertEquals(Kind.PEER_MISBEHAVED, rig.end());
        assertEquals(0, rig.heard(Notice.KeyReady.class).size());
    }

    // The list wants a protocol error; the reference says that the code was wrong, and its vectors win.
    @Test
    void b21_aBodyWithoutOurVersionCountsAsAWrongCode() {
        assertEquals(
                Kind.WRONG_CODE, hearPake(Rig.waiting(), "{'pake_v2':'53'}").end());
        assertEquals(Kind.WRONG_CODE, hearPake(Rig.waiting(), "{}").end());
    }

    @Test
    void b21_aMessageOfAnotherFormIsThePeersFault() {
        var good = HexFormat.of().formatHex(new Peer(new Rig.Seeded(7), Rig.CODE).pakeMessage());
        for (var bad : List.of(
                "'zz'",
                "'abc'",
                "7",
                "null",
                "[]",
                "''",
                "'" + good.substring(0, 64) + "'",
                "'" + good + "00'",
                "'41" + good.substring(2) + "'",
                "'42" + good.substring(2) + "'")) {
            assertEquals(
                    Kind.PEER_MISBEHAVED,
                    hearPake(Rig.waiting(), "{'pake_v1':" + bad + "}").end(),
                    bad);
        }
    }

    @Test
    void b22_ourOwnMessageSentBackIsThePeersFault() {
        var rig = Rig.waiting();
        rig.hear(Peer.SIDE, "pake", rig.added("pake"));
        assertEquals(Kind.PEER_MISBEHAVED, rig.end());
        assertEquals("the peer sent a bad key agreement message: our own message was sent back to us", rig.endText());
    }

    @Test
    void b23_theFirstOfTwoKeyAgreementMessagesWins() {
        var rig = Rig.keyed();
        assertIgnored(rig, Peer.SIDE, "pake", new Peer(new Rig.Seeded(9), Rig.CODE).pake());
        assertIgnored(rig, new Side("third"), "pake", new Peer(new Rig.Seeded(9), Rig.CODE).pake());
        rig.confirm().hearSealed("0", "still here");
        assertEquals(List.of("still here"), rig.messages());
    }

    @Test
    void b24_aBodyThatIsNotUtf8IsThePeersFault() {
        var rig = Rig.waiting().hear(Peer.SIDE, "pake", new byte[] {'{', '"', (byte) 0xff, '"', ':', '1', '}'});
        assertEquals(Kind.PEER_MISBEHAVED, rig.end());
    }

    @Test
    void b24_aBodyOfAMebibyteIsOverTheLimit() {
        assertEquals(
                Kind.PEER_MISBEHAVED,
                Rig.waiting().hear(Peer.SIDE, "pake", new byte[1 << 20]).end());
    }

    // With a typed code the mailbox is open before there are words.
    private static Rig typing() {
        return Rig.connected()
                .tell(new Input.BeginTyping())
                .tell(new Input.ChooseNameplate(Rig.CODE.nameplate()))
                .hear("{'type':'claimed','mailbox':'" + Rig.MAILBOX + "'}");
    }

    @Test
    void b25_aKeyAgreementMessageBeforeTheCodeIsKeptUntilThereIsOne() {
        var rig = typing().hear(Peer.SIDE, "pake", new Peer(new Rig.Seeded(2), Rig.CODE).pake());
        assertIgnored(rig, new Side("third"), "pake", new byte[100]);
        rig.tell(new Input.ChooseWords("purple-sausages"));
        assertEquals(1, rig.heard(Notice.KeyReady.class).size());
    }

    @Test
    void b25_whatIsKeptBeforeTheCodeIsBounded() {
        assertEquals(
                Kind.PEER_MISBEHAVED,
                typing().hear(Peer.SIDE, "pake", new byte[1 << 20]).end());
        var rig = typing();
        for (var i = 0; i < 64; i++) {
            rig.hear(Peer.SIDE, Integer.toString(i), new byte[64]);
            assertTrue(rig.active(), "message " + i);
        }
        assertEquals(
                Kind.PEER_MISBEHAVED, rig.hear(Peer.SIDE, "64", new byte[64]).end());
    }

    // ---- C: encrypted phases

    @Test
    void c26_aVersionUnderAnotherKeyMeansAWrongCode() {
        var rig = Rig.waiting();
        var stranger = new Peer(new Rig.Seeded(3), Code.of("4-purple-sausage"));
        stranger.hear(rig.added("pake"));
        rig.hear(Peer.SIDE, "pake", stranger.pake());
        rig.hear(Peer.SIDE, "version", stranger.seal("version", "{}".getBytes(UTF_8)));
        assertEquals(Kind.WRONG_CODE, rig.end());
        assertEquals(0, rig.heard(Notice.Confirmed.class).size());
    }

    @Test
    void c27_theFirstOfTwoMessagesOfAPhaseWins() {
        var rig = Rig.confirmed();
        var body = rig.peer.seal("0", "first".getBytes(UTF_8));
        rig.hear(Peer.SIDE, "0", body);
        assertIgnored(rig, Peer.SIDE, "0", body);
        assertIgnored(rig, Peer.SIDE, "0", rig.peer.seal("0", "second".getBytes(UTF_8)));
        assertIgnored(rig, Peer.SIDE, "0", new byte[64]);
        assertEquals(List.of("first"), rig.messages());
    }

    @Test
    void c28_messagesAreDeliveredInOrder() {
        var rig = Rig.confirmed().hearSealed("2", "two").hearSealed("0", "zero").hearSealed("1", "one");
        assertEquals(List.of("zero", "one", "two"), rig.messages());
    }

    @Test
    void c29_messagesAfterAGapAreBounded() {
        var rig = Rig.confirmed();
        for (var i = 1; i <= 64; i++) {
            rig.hearSealed(Integer.toString(i), "x");
            assertTrue(rig.active(), "message " + i);
        }
        assertEquals(Kind.PEER_MISBEHAVED, rig.hearSealed("65", "x").end());
        assertEquals(List.of(), rig.messages());
    }

    @ParameterizedTest
    @ValueSource(strings = {"00", "+1", "1e3", "-1", "99999999999999999999", "01", "0x1", " 1", ""})
    void c30_aNumberInAnotherSpellingIsNoMessage(String phase) {
        var rig = Rig.confirmed();
        assertIgnored(rig, Peer.SIDE, phase, rig.peer.seal(phase, "hidden".getBytes(UTF_8)));
        assertEquals(List.of(), rig.messages());
    }

    @Test
    void c30_digitsOfOtherScriptsAreNoMessage() {
        assertIgnored(Rig.confirmed(), Peer.SIDE, "\u0967", new byte[64]);
    }

    @Test
    void c31_aDamagedBodyMeansAWrongCode() {
        for (var length : List.of(0, 1, 23, 24, 39, 40)) {
            assertEquals(
                    Kind.WRONG_CODE,
                    Rig.confirmed().hear(Peer.SIDE, "0", new byte[length]).end());
        }
        for (var flipped : List.of(0, 23, 24, 39, 40, 44)) {
            var rig = Rig.confirmed();
            var body = rig.peer.seal("0", "hello".getBytes(UTF_8));
            body[flipped] ^= 1;
            assertEquals(Kind.WRONG_CODE, rig.hear(Peer.SIDE, "0", body).end(), "byte " + flipped);
            assertEquals(List.of(), rig.messages());
        }
    }

    @Test
    void c32_aBodyMovedToAnotherPhaseOrSideMeansAWrongCode() {
        var moved = Rig.confirmed();
        assertEquals(
                Kind.WRONG_CODE,
                moved.hear(Peer.SIDE, "1", moved.peer.seal("0", new byte[1])).end());
        var stolen = Rig.confirmed();
        assertEquals(
                Kind.WRONG_CODE,
                stolen.hear(new Side("third"), "0", stolen.peer.seal("0", new byte[1]))
                        .end());
        var ours = Rig.confirmed();
        assertEquals(
                Kind.WRONG_CODE,
                ours.hear(Peer.SIDE, "0", ours.added("version")).end());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "hello", "[]", "7", "{'app_versions':null}", "{'app_versions':[]}", "{} {}"})
    void c33_aVersionOfAnotherFormIsThePeersFault(String version) {
        var rig = Rig.keyed().hearSealed("version", version.replace('\'', '"'));
        assertEquals(Kind.PEER_MISBEHAVED, rig.end());
    }

    @Test
    void c33_aVersionWithoutAppVersionsIsEmpty() {
        var rig = Rig.keyed().hearSealed("version", "{\"newer\":1}");
        assertEquals(
                "{}", rig.heard(Notice.VersionsHeard.class).get(0).appVersions().toString());
    }

    @Test
    void c34_aPhaseNobodyKnowsIsIgnored() {
        var rig = Rig.confirmed();
        assertIgnored(rig, Peer.SIDE, "brand-new", rig.peer.seal("brand-new", new byte[9]));
    }

    @Test
    void c34_phasesNobodyKnowsDoNotFillMemory() {
        var rig = Rig.confirmed();
        var sent = 0;
        while (rig.active() && sent < 10_000) {
            var phase = "unknown-" + sent++;
            rig.hear(Peer.SIDE, phase, rig.peer.seal(phase, new byte[0]));
        }
        assertEquals(Kind.PEER_MISBEHAVED, rig.end());
    }

    @Test
    void c35_dilationMessagesAreKeptAndBounded() {
        var rig = Rig.confirmed();
        for (var i = 0; i < 200; i++) {
            rig.hearSealed("dilate-" + i, "x");
        }
        assertTrue(rig.active());
        assertEquals(64, rig.session.conversation().dilation().size());
        assertArrayEquals(
                new byte[] {'x'}, rig.session.conversation().dilation().get(0L).toArray());
    }

    @Test
    void c36_aMessageLongerThanTheLimitIsThePeersFault() {
        var rig = Rig.confirmed();
        rig.hear(Peer.SIDE, "0", rig.peer.seal("0", new byte[(1 << 20) + 1]));
        assertEquals(Kind.PEER_MISBEHAVED, rig.end());
        assertEquals("the peer sent a message of 1048577 bytes", rig.endText());
        assertEquals(List.of(), rig.messages());
        var fits = Rig.confirmed();
        fits.hear(Peer.SIDE, "0", fits.peer.seal("0", new byte[1 << 20]));
        assertEquals(1, fits.messages().size());
    }

    @Test
    void c36_tenMebibytesAreOverTheLimitOfAFrame() {
        var rig = Rig.confirmed();
        rig.hear(Peer.SIDE, "0", new byte[10 << 20]);
        assertEquals(Kind.SERVER_MISBEHAVED, rig.end());
    }
}
