package wormhole.transport.ws.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class PlainTextTest {
    private static byte[] masked(int first, byte[] payload) {
        byte[] mask = {(byte) 0x9a, 0x3c, (byte) 0xf1, 0x07};
        var frame = ByteBuffer.allocate(14 + payload.length).put((byte) first);
        if (payload.length < 126) {
            frame.put((byte) (0x80 | payload.length));
        } else if (payload.length <= 0xffff) {
            frame.put((byte) (0x80 | 126)).putShort((short) payload.length);
        } else {
            frame.put((byte) (0x80 | 127)).putLong(payload.length);
        }
        frame.put(mask);
        for (int i = 0; i < payload.length; i++) {
            frame.put((byte) (payload[i] ^ mask[i % 4]));
        }
        var bytes = new byte[frame.flip().remaining()];
        frame.get(bytes);
        return bytes;
    }

    @Test
    void asciiOfAnyLengthIsRead() {
        for (int length : new int[] {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 15, 16, 17, 125, 126, 127, 131, 0xffff, 0x10003}) {
            var text = "\0 wormhole~\177".repeat(length / 12 + 1).substring(0, length);
            assertEquals(text, PlainText.read(masked(0x81, text.getBytes(StandardCharsets.US_ASCII))));
        }
    }

    @Test
    void otherThanAsciiIsLeftToTheLibraryWhereverItStands() {
        for (int at = 0; at < 21; at++) {
            var payload = "x".repeat(21).getBytes(StandardCharsets.US_ASCII);
            payload[at] = (byte) 0x80;
            assertNull(PlainText.read(masked(0x81, payload)));
        }
    }

    @Test
    void whatIsNoWholeTextMessageIsLeftToTheLibrary() {
        for (int first : new int[] {0x01, 0x80, 0x00, 0x82, 0x88, 0x89, 0x8a}) {
            assertNull(PlainText.read(masked(first, "text".getBytes(StandardCharsets.US_ASCII))));
        }
    }
}
