package wormhole.conformance.simulation;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.util.HexFormat;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;
import wormhole.api.AppId;
import wormhole.api.Limits;
import wormhole.core.wire.Bytes;
import wormhole.core.wire.ClientFrame;
import wormhole.core.wire.FrameReader;
import wormhole.core.wire.FrameWriter;
import wormhole.core.wire.MailboxId;
import wormhole.core.wire.Phase;
import wormhole.core.wire.ServerFrame;
import wormhole.core.wire.Side;
import wormhole.json.StrictJson;

/** Whatever is put into a frame comes out of it. */
class FrameProperties {
    @Property(tries = 1000)
    void aMessageIsReadAsItWasAdded(
            @ForAll("ascii") String side, @ForAll("ascii") String phase, @ForAll @Size(max = 300) byte[] body)
            throws Exception {
        var added =
                StrictJson.object(FrameWriter.write(new ClientFrame.Add(new Phase(phase), Bytes.copyOf(body)), "0001"));
        var message = StrictJson.newObject()
                .add("type", "message")
                .add("side", side)
                .add("phase", added.getString("phase"))
                .add("body", added.getString("body"))
                .build();
        var read = assertInstanceOf(ServerFrame.Message.class, FrameReader.read(message.toString(), Limits.DEFAULT));
        assertEquals(new Side(side), read.side());
        assertEquals(new Phase(phase), read.phase());
        assertArrayEquals(body, read.body().toArray());
        assertEquals(HexFormat.of().formatHex(body), added.getString("body"));
    }

    @Property(tries = 1000)
    void anyTextSurvivesBeingWritten(@ForAll("appIds") String appId, @ForAll("mailboxes") String mailbox)
            throws Exception {
        var bind = new ClientFrame.Bind(new AppId(appId), new Side("s"), List.of("java", "1"));
        assertEquals(appId, StrictJson.object(FrameWriter.write(bind, "0000")).getString("appid"));
        var open = new ClientFrame.Open(new MailboxId(mailbox));
        var read = StrictJson.object(FrameWriter.write(open, "0000"));
        assertEquals(mailbox, read.getString("mailbox"));
        assertEquals("open", read.getString("type"));
        assertEquals("0000", read.getString("id"));
    }

    @Provide
    Arbitrary<String> ascii() {
        return Arbitraries.strings().ascii().ofMaxLength(40);
    }

    @Provide
    Arbitrary<String> appIds() {
        return wellFormed();
    }

    @Provide
    Arbitrary<String> mailboxes() {
        return wellFormed();
    }

    private static Arbitrary<String> wellFormed() {
        return Arbitraries.strings().ofMinLength(1).ofMaxLength(40).filter(Texts::isWellFormed);
    }
}
