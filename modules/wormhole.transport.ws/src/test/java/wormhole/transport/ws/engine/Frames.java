package wormhole.transport.ws.engine;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** Frames as a stranger may make them. */
final class Frames {
    static final int FINAL = 0x80;
    static final int TEXT = 1;
    static final int BINARY = 2;
    static final int MORE = 0;
    static final int CLOSE = 8;
    static final int PING = 9;

    private Frames() {}

    static byte[] text(String text) {
        return masked(FINAL | TEXT, text.getBytes(StandardCharsets.UTF_8));
    }

    static byte[] masked(int first, byte[] payload) {
        var header = header(first, payload.length, true);
        return ByteBuffer.allocate(header.length + payload.length)
                .put(header)
                .put(payload)
                .array();
    }

    static byte[] unmasked(int first, byte[] payload) {
        var header = header(first, payload.length, false);
        return ByteBuffer.allocate(header.length + payload.length)
                .put(header)
                .put(payload)
                .array();
    }

    /** A header with the shortest length field, and a mask of zeros, which leaves the payload as it is. */
    static byte[] header(int first, long length, boolean mask) {
        int bit = mask ? 0x80 : 0;
        var out = ByteBuffer.allocate(14).put((byte) first);
        if (length >= 0 && length < 126) {
            out.put((byte) (bit | length));
        } else if (length >= 0 && length <= 0xffff) {
            out.put((byte) (bit | 126)).putShort((short) length);
        } else {
            out.put((byte) (bit | 127)).putLong(length);
        }
        if (mask) {
            out.putInt(0);
        }
        var bytes = new byte[out.position()];
        out.flip().get(bytes);
        return bytes;
    }
}
