package wormhole.core.wire;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import wormhole.api.Limits;
import wormhole.api.Nameplate;

/** Frames of a server, well-formed and not. Written with single quotes. */
class FrameReaderTest {
    private static final Limits TWO_NAMEPLATES = new Limits(4 << 20, 1 << 20, 1, 1, 1, 1, 2);

    private static ServerFrame read(String text) throws BadFrameException {
        return FrameReader.read(text.replace('\'', '"'), TWO_NAMEPLATES);
    }

    private static String refusal(String text) {
        return String.valueOf(
                assertThrows(BadFrameException.class, () -> read(text)).getMessage());
    }

    @Test
    void eachTypeIsRead() throws Exception {
        var welcome = assertInstanceOf(ServerFrame.Welcome.class, read("{'type':'welcome','welcome':{'motd':'hi'}}"));
        assertEquals("hi", welcome.content().getString("motd"));
        assertEquals(new ServerFrame.Allocated(new Nameplate("7")), read("{'type':'allocated','nameplate':'7'}"));
        assertEquals(new ServerFrame.Claimed(new MailboxId("mb")), read("{'type':'claimed','mailbox':'mb'}"));
        assertEquals(new ServerFrame.Released(), read("{'type':'released'}"));
        assertEquals(new ServerFrame.Closed(), read("{'type':'closed'}"));
        assertEquals(new ServerFrame.Ignorable(), read("{'type':'ack','id':'1'}"));
        assertEquals(new ServerFrame.Ignorable(), read("{'type':'of a later version'}"));
    }

    @Test
    void aMessageHasItsSideItsPhaseAndItsBytes() throws Exception {
        var message = assertInstanceOf(
                ServerFrame.Message.class, read("{'type':'message','side':'aa','phase':'0','body':'00fF'}"));
        assertEquals(new Side("aa"), message.side());
        assertEquals(new Phase("0"), message.phase());
        assertArrayEquals(new byte[] {0, (byte) 0xff}, message.body().toArray());
    }

    @Test
    void anEmptySideAndPhaseAreNamesToo() throws Exception {
        var message =
                assertInstanceOf(ServerFrame.Message.class, read("{'type':'message','side':'','phase':'','body':''}"));
        assertEquals(new Side(""), message.side());
        assertEquals(new Phase(""), message.phase());
        assertEquals(0, message.body().length());
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "zz", "0x00", " 00"})
    void aBodyThatIsNotHexIsGarbled(String body) throws Exception {
        assertEquals(
                new ServerFrame.GarbledMessage(new Side("aa")),
                read("{'type':'message','side':'aa','phase':'0','body':'" + body + "'}"));
    }

    @Test
    void whatNobodyCanHaveSealedIsIgnored() throws Exception {
        assertEquals(new ServerFrame.Ignorable(), read("{'type':'message','side':'\u00e4','phase':'0','body':''}"));
        assertEquals(new ServerFrame.Ignorable(), read("{'type':'message','side':'a','phase':'\u0661','body':''}"));
        assertEquals(new ServerFrame.Ignorable(), read("{'type':'message','side':'a','phase':'\u0080','body':''}"));
        assertInstanceOf(ServerFrame.Message.class, read("{'type':'message','side':'a','phase':'\u007f','body':''}"));
    }

    @Test
    void ofTooManyNameplatesTheFirstAreKeptAndOthersThanNumbersLeftOut() throws Exception {
        var forty = "1".repeat(40);
        var listed = read(
                "{'type':'nameplates','nameplates':[3,{},{'id':4},{'id':''},{'id':'x'},{'id':'5:'},{'id':'/5'},{'id':'"
                        + forty + "1'},{'id':'" + forty + "'},{'id':'09'},{'id':'7'}]}");
        assertEquals(
                List.of(new Nameplate(forty), new Nameplate("09")),
                assertInstanceOf(ServerFrame.Nameplates.class, listed).nameplates());
    }

    @Test
    void anErrorIsToldWithWhatItIsAbout() throws Exception {
        assertEquals(
                new ServerFrame.Refused("crowded", "claim"),
                read("{'type':'error','error':'crowded','orig':{'type':'claim'}}"));
        assertEquals(new ServerFrame.Refused("x", ""), read("{'type':'error','error':'x','orig':{'type':7}}"));
        assertEquals(new ServerFrame.Refused("x", ""), read("{'type':'error','error':'x','orig':[]}"));
        assertEquals(new ServerFrame.Refused("x", ""), read("{'type':'error','error':'x'}"));
        var refused = assertInstanceOf(
                ServerFrame.Refused.class, read("{'type':'error','error':'\\u001b" + "e".repeat(400) + "'}"));
        assertEquals("\ufffd" + "e".repeat(255), refused.text());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{}|a frame without 'type'",
                "{'type':7}|a frame with a NUMBER as 'type'",
                "{'type':''}|'type' of 0 characters",
                "{'type':'welcome'}|a frame without 'welcome'",
                "{'type':'welcome','welcome':[]}|a frame with a ARRAY as 'welcome'",
                "{'type':'nameplates','nameplates':{}}|a frame with a OBJECT as 'nameplates'",
                "{'type':'allocated'}|a frame without 'nameplate'",
                "{'type':'allocated','nameplate':'../7'}|a nameplate that is none",
                "{'type':'claimed','mailbox':''}|'mailbox' of 0 characters",
                "{'type':'message','side':'a','phase':'0'}|a frame without 'body'",
                "{'type':'message','side':'a','phase':null,'body':''}|a frame with a NULL as 'phase'",
                "{'type':'error','error':{}}|a frame with a OBJECT as 'error'",
                "[]|a JSON ARRAY instead of an object",
                "x|not a well-formed JSON object"
            })
    void whatNoServerMaySendIsRefused(String text, String why) {
        assertEquals("the mailbox server sent " + why, refusal(text));
    }

    @Test
    void namesHaveALength() throws Exception {
        assertInstanceOf(ServerFrame.Ignorable.class, read("{'type':'" + "t".repeat(64) + "'}"));
        assertTrue(refusal("{'type':'" + "t".repeat(65) + "'}").contains("65 characters"));
        assertInstanceOf(ServerFrame.Claimed.class, read("{'type':'claimed','mailbox':'" + "m".repeat(256) + "'}"));
        assertTrue(refusal("{'type':'claimed','mailbox':'" + "m".repeat(257) + "'}")
                .contains("257"));
        assertInstanceOf(
                ServerFrame.Allocated.class, read("{'type':'allocated','nameplate':'" + "1".repeat(40) + "'}"));
        assertTrue(refusal("{'type':'allocated','nameplate':'" + "1".repeat(41) + "'}")
                .contains("41"));
        var side = "s".repeat(256);
        assertInstanceOf(
                ServerFrame.Message.class,
                read("{'type':'message','side':'" + side + "','phase':'" + side + "','body':''}"));
        assertTrue(refusal("{'type':'message','side':'" + side + "s','phase':'','body':''}")
                .contains("'side'"));
        assertTrue(refusal("{'type':'message','side':'','phase':'" + side + "s','body':''}")
                .contains("'phase'"));
    }
}
