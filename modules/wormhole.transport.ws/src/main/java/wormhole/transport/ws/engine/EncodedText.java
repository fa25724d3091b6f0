package wormhole.transport.ws.engine;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** A text message as the frame a server sends: unmasked, so the same bytes serve any number of connections. */
public final class EncodedText {
    private static final byte FINAL_TEXT = (byte) 0x81;

    private final byte[] frame;

    private EncodedText(byte[] frame) {
        this.frame = frame;
    }

    /**
     * Encodes.
     *
     * @param message any text; a lone surrogate becomes a question mark
     * @return one frame (RFC 6455 section 5.2)
     */
    public static EncodedText of(String message) {
        return ofUtf8(message.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Encodes what is UTF-8 already.
     *
     * @param payload valid UTF-8; copied
     * @return one frame
     */
    public static EncodedText ofUtf8(byte[] payload) {
        var buffer = ByteBuffer.allocate(headerSize(payload.length) + payload.length);
        buffer.put(FINAL_TEXT);
        putLength(buffer, payload.length);
        return new EncodedText(buffer.put(payload).array());
    }

    /**
     * How much is sent.
     *
     * @return bytes, with the frame's header
     */
    public int size() {
        return frame.length;
    }

    ByteBuffer bytes() {
        return ByteBuffer.wrap(frame).asReadOnlyBuffer();
    }

    private static int headerSize(int length) {
        if (length < 126) {
            return 2;
        }
        return length <= 0xffff ? 4 : 10;
    }

    private static void putLength(ByteBuffer buffer, int length) {
        if (length < 126) {
            buffer.put((byte) length);
        } else if (length <= 0xffff) {
            buffer.put((byte) 126).putShort((short) length);
        } else {
            buffer.put((byte) 127).putLong(length);
        }
    }
}
