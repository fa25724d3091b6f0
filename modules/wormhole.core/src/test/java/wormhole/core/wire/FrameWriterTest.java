package wormhole.core.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import wormhole.api.AppId;
import wormhole.api.Mood;
import wormhole.api.Nameplate;

/** Frames of a client, as they stand on the wire. */
class FrameWriterTest {
    private static String write(ClientFrame frame) {
        return FrameWriter.write(frame, "01").replace('"', '\'');
    }

    @Test
    void eachFrameHasItsFieldsAndItsId() {
        assertEquals(
                "{'type':'bind','appid':'a/b','side':'5b','client_version':['java','1'],'id':'01'}",
                write(new ClientFrame.Bind(new AppId("a/b"), new Side("5b"), List.of("java", "1"))));
        assertEquals("{'type':'list','id':'01'}", write(new ClientFrame.ListNameplates()));
        assertEquals("{'type':'allocate','id':'01'}", write(new ClientFrame.Allocate()));
        assertEquals("{'type':'claim','nameplate':'7','id':'01'}", write(new ClientFrame.Claim(new Nameplate("7"))));
        assertEquals(
                "{'type':'release','nameplate':'7','id':'01'}", write(new ClientFrame.Release(new Nameplate("7"))));
        assertEquals("{'type':'open','mailbox':'m','id':'01'}", write(new ClientFrame.Open(new MailboxId("m"))));
        assertEquals(
                "{'type':'add','phase':'0','body':'00ff','id':'01'}",
                write(new ClientFrame.Add(Phase.numbered(0), Bytes.copyOf(new byte[] {0, -1}))));
        assertEquals(
                "{'type':'close','mailbox':'m','mood':'scary','id':'01'}",
                write(new ClientFrame.Close(new MailboxId("m"), Mood.SCARY)));
    }
}
