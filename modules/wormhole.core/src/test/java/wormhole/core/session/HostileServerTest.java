package wormhole.core.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import wormhole.core.effect.Notice;
import wormhole.core.effect.Verdict.Kind;
import wormhole.core.wire.Side;

/** What a mailbox server may try, by the numbers of the list of hostile inputs (A). */
class HostileServerTest {
    private static void assertIgnored(Rig rig, String json) {
        var before = rig.session;
        rig.hear(json);
        assertEquals(before, rig.session);
        assertEquals(List.of(), rig.last);
    }

    private static void assertServerMisbehaves(Rig rig, String json) {
        rig.hear(json);
        assertEquals(Kind.SERVER_MISBEHAVED, rig.end(), json.length() > 200 ? "a long frame" : json);
        assertTrue(rig.lastFrames().isEmpty(), "a server that cannot be trusted is told nothing");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "hello",
                "{",
                "[]",
                "7",
                "null",
                "'ack'",
                "\ufeff{'type':'ack'}",
                "{'type':'ack'} {'type':'ack'}",
                "{'type':'ack','type':'welcome'}",
                "{'type':'ack',}"
            })
    void a01_whatIsNotOneJsonObjectIsTheServersFault(String text) {
        assertServerMisbehaves(Rig.connected(), text);
    }

    @Test
    void a02_deepNestingIsRefusedWithoutRecursion() {
        assertServerMisbehaves(Rig.connected(), "{'type':'ack','x':" + "[".repeat(10_000) + "]".repeat(10_000) + "}");
        assertServerMisbehaves(Rig.connected(), "{'a':".repeat(10_000));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"{'type':'newer-than-us','x':[1,2]}", "{'type':'pong','pong':1}", "{'type':'ack','id':null}"})
    void a03_aTypeNobodyKnowsIsIgnored(String json) {
        assertIgnored(Rig.confirmed(), json);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{'type':null}", "{'type':7}", "{'type':['ack']}", "{'typ':'ack'}", "{'type':''}"})
    void a04_aFrameWithoutATypeIsTheServersFault(String json) {
        assertServerMisbehaves(Rig.connected(), json);
    }

    @ParameterizedTest
    @ValueSource(strings = {"NaN", "1e999", "-0", "9223372036854775808", "Infinity", "01"})
    void a05_numbersWhereTextsBelongAreTheServersFault(String number) {
        assertServerMisbehaves(Rig.connected(), "{'type':'allocated','nameplate':" + number + "}");
        assertServerMisbehaves(Rig.connected(), "{'type':" + number + "}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1e999", "-0", "9223372036854775808", "1e-99999999"})
    void a05_numbersNobodyReadsAreIgnored(String number) {
        assertIgnored(Rig.connected(), "{'type':'ack','server_tx':" + number + "}");
    }

    @Test
    void a05_aNumberOfAThousandDigitsDoesNoHarm() {
        var rig = Rig.connected().hear("{'type':'ack','server_tx':" + "9".repeat(100_000) + "}");
        assertTrue(rig.active() || rig.end() == Kind.SERVER_MISBEHAVED);
    }

    @Test
    void a06_aRefusalIsShownWithoutWhatSteersATerminal() {
        var rig = new Rig().tell(new Input.Start()).tell(new Input.LinkUp());
        rig.hear("{'type':'welcome','welcome':{'error':'go \\u001b[2Jaway \\u202e\\u0007'}}");
        assertEquals(Kind.UNWELCOME, rig.end());
        assertEquals("go \ufffd[2Jaway \ufffd\ufffd", rig.endText());
        var endless = new Rig().tell(new Input.Start()).tell(new Input.LinkUp());
        endless.hear("{'type':'welcome','welcome':{'error':'" + "x".repeat(100_000) + "'}}");
        assertEquals("x".repeat(1024), endless.endText());
    }

    @Test
    void a07_anOddMessageOfTheDayDoesNotStopAnything() {
        for (var motd : List.of("['a','list']", "7", "{}", "'" + "m".repeat(1 << 20) + "'")) {
            var rig = new Rig().tell(new Input.Start()).tell(new Input.LinkUp());
            rig.hear("{'type':'welcome','welcome':{'motd':" + motd + "}}");
            assertTrue(rig.active());
            assertEquals(1, rig.heard(Notice.Welcomed.class).size());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "5", "false", "[]", "{'a':'\\u001b'}"})
    void a06_anErrorThatIsNoTextIsARefusalToo(String error) {
        var rig = new Rig();
        rig.tell(new Input.Start()).tell(new Input.LinkUp());
        rig.hear("{'type':'welcome','welcome':{'error':" + error + "}}");
        assertEquals(Kind.UNWELCOME, rig.end());
        assertEquals(0, rig.heard(Notice.Welcomed.class).size());
    }

    @Test
    void a08_aSecondWelcomeIsIgnored() {
        assertIgnored(Rig.connected(), "{'type':'welcome','welcome':{'error':'too late'}}");
    }

    @Test
    void a08_aMissingWelcomeIsWaitedForByName() {
        var rig = new Rig().tell(new Input.Start()).tell(new Input.LinkUp());
        assertEquals("the mailbox server's welcome", rig.session.status().waitingFor());
    }

    @Test
    void a09_twoMailboxesForOneNameplateAreTheServersFault() {
        assertServerMisbehaves(Rig.waiting(), "{'type':'claimed','mailbox':'another'}");
        assertIgnored(Rig.waiting(), "{'type':'claimed','mailbox':'" + Rig.MAILBOX + "'}");
    }

    @Test
    void a09_aMailboxNobodyAskedForIsTheServersFault() {
        assertServerMisbehaves(Rig.connected(), "{'type':'claimed','mailbox':'unasked'}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"../7", "\u0663", "", " 7", "7\\n", "-7", "7a", "12345678901234567890123456789012345678901"})
    void a10_aNameplateThatIsNoneIsTheServersFault(String nameplate) {
        var rig = Rig.connected().tell(new Input.AllocateCode(2));
        assertServerMisbehaves(rig, "{'type':'allocated','nameplate':'" + nameplate + "'}");
        assertEquals(0, rig.heard(Notice.CodeReady.class).size());
    }

    @Test
    void a10_fortyDigitsAreANameplate() {
        var rig = Rig.connected().tell(new Input.AllocateCode(2));
        rig.hear("{'type':'allocated','nameplate':'" + "7".repeat(40) + "'}");
        assertEquals(1, rig.heard(Notice.CodeReady.class).size());
    }

    @Test
    void a10_anAllocationNobodyAskedForIsIgnored() {
        assertIgnored(Rig.connected(), "{'type':'allocated','nameplate':'7'}");
    }

    @Test
    void a11_aListingIsFilteredAndCut() {
        var rig = Rig.connected().tell(new Input.BeginTyping());
        var listing =
                new StringBuilder("{'type':'nameplates','nameplates':[{'id':'\\u001b[2J'},{'id':7},7,{},{'id':'x'}");
        for (var i = 0; i < 100_000; i++) {
            listing.append(",{'id':'").append(i).append("'}");
        }
        rig.hear(listing.append("]}").toString());
        var completions = rig.session.nameplateCompletions("");
        assertEquals(1_000, completions.size());
        assertTrue(completions.stream().allMatch(completion -> completion.matches("[0-9]+-")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'type':'message','phase':'0','body':''}",
                "{'type':'message','side':'a','body':''}",
                "{'type':'message','side':'a','phase':'0'}",
                "{'type':'message','side':7,'phase':'0','body':''}",
                "{'type':'message','side':'a','phase':'0','body':null}"
            })
    void a12_aMessageWithoutItsPartsIsTheServersFault(String json) {
        assertServerMisbehaves(Rig.waiting(), json);
    }

    @ParameterizedTest
    @ValueSource(strings = {"abc", "zz", "0x00", "\u0660\u0660"})
    void a12_aBodyThatIsNotHexIsThePeersFault(String body) {
        var rig = Rig.waiting().hear("{'type':'message','side':'a','phase':'0','body':'" + body + "'}");
        assertEquals(Kind.PEER_MISBEHAVED, rig.end());
    }

    @Test
    void a12_upperCaseHexIsRead() {
        var rig = Rig.waiting();
        rig.peer.hear(rig.added("pake"));
        var body = java.util.HexFormat.of().withUpperCase().formatHex(rig.peer.pake());
        rig.hear("{'type':'message','side':'c0ffee0123','phase':'pake','body':'" + body + "'}");
        assertEquals(1, rig.heard(Notice.KeyReady.class).size());
    }

    @Test
    void a12_aBodyOfTenMebibytesIsOverTheLimit() {
        assertServerMisbehaves(
                Rig.waiting(), "{'type':'message','side':'a','phase':'0','body':'" + "00".repeat(10 << 20) + "'}");
    }

    @Test
    void a13_anEchoWithAnotherBodyIsNeitherStoredNorHeard() {
        var rig = Rig.waiting();
        var before = rig.session;
        rig.hear(Rig.OURS, "pake", "{}".getBytes(java.nio.charset.StandardCharsets.UTF_8));
        rig.hear(Rig.OURS, "version", new byte[64]);
        rig.hear("{'type':'message','side':'" + Rig.OURS.value() + "','phase':'0','body':'odd'}");
        rig.hear(Rig.OURS, "0", new byte[64]);
        assertEquals(before, rig.session);
        assertEquals(List.of(), rig.heard(Notice.MessageStored.class));
    }

    @Test
    void a14_aThirdSideIsNotMixedIn() {
        var rig = Rig.confirmed();
        var third = new Side("third");
        var before = rig.session.keyAgreement();
        rig.hear(third, "pake", rig.peer.pake());
        rig.hear(third, "version", new byte[64]);
        assertEquals(before, rig.session.keyAgreement());
        assertTrue(rig.active());
        rig.hearSealed("0", "hello");
        assertEquals(List.of("hello"), rig.messages());
    }

    @Test
    void a14_crowdedIsSurfaced() {
        var rig = Rig.waiting().hear("{'type':'error','error':'crowded','orig':{'type':'open'}}");
        assertEquals(Kind.CROWDED, rig.end());
        assertTrue(rig.lastFrames().contains("close"));
    }

    @Test
    void a15_anErrorWithAHugeOriginalIsOneShortSentence() {
        var orig = "{'type':'claim','nameplate':'4','x':'" + "y".repeat(1 << 20) + "'}";
        for (var error : List.of("reclaimed", "unknown type", "\\u001b]0;title\\u0007" + "z".repeat(1 << 20))) {
            var rig = Rig.waiting().hear("{'type':'error','error':'" + error + "','orig':" + orig + "}");
            assertEquals(Kind.REFUSED, rig.end());
            assertTrue(rig.endText().length() < 400, rig.endText());
            assertFalse(rig.endText().contains("\u001b"));
        }
    }

    @Test
    void a15_anOriginalOfAnotherKindIsIgnored() {
        for (var orig : List.of("null", "7", "[]", "{'type':7}")) {
            var rig = Rig.waiting().hear("{'type':'error','error':'reclaimed','orig':" + orig + "}");
            assertEquals(Kind.REFUSED, rig.end());
            assertEquals("the mailbox server refused: reclaimed", rig.endText());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'hashcash':{'bits':20,'resource':'r'}}",
                "{'hashcash':{'bits':64,'resource':'a:b\\n'}}",
                "{'hashcash':null}",
                "{}"
            })
    void a18_aPermissionWeCannotGetIsARefusal(String methods) {
        var rig = new Rig().tell(new Input.Start()).tell(new Input.LinkUp());
        rig.hear("{'type':'welcome','welcome':{'permission-required':" + methods + "}}");
        assertEquals(Kind.UNWELCOME, rig.end());
    }

    @Test
    void a18_noPermissionNeededIsAWelcome() {
        var rig = new Rig().tell(new Input.Start()).tell(new Input.LinkUp());
        rig.hear("{'type':'welcome','welcome':{'permission-required':{'none':{},'hashcash':{'bits':64}}}}");
        assertTrue(rig.active());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'ipv4':'127.0.0.1','port':80}",
                "{'ipv4':'host.example','port':-1}",
                "{'ipv6':7,'port':'x'}",
                "'127.0.0.1'",
                "null"
            })
    void a19_anOddAddressOfOursIsIgnored(String address) {
        var rig = new Rig().tell(new Input.Start()).tell(new Input.LinkUp());
        rig.hear("{'type':'welcome','welcome':{'your-address':" + address + "}}");
        assertTrue(rig.active());
    }
}
