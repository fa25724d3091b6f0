package wormhole.transport.ws.engine;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * The shortest way from a frame to its text, for the frames a server gets nearly always: masked, one for the whole message,
 * ASCII. The library reads all others.
 */
final class PlainText {
    private static final byte WHOLE_TEXT = (byte) 0x81;
    private static final long NOT_ASCII = 0x8080808080808080L;

    private PlainText() {}

    /**
     * Reads the text, or leaves the frame to the library.
     *
     * @param frame whole and masked, and {@link FrameGuard} has let it through; not changed
     */
    static @Nullable String read(byte[] frame) {
        if (frame[0] != WHOLE_TEXT) {
            return null;
        }
        int start = FrameGuard.headerSize(frame[1], true);
        var masked = ByteBuffer.wrap(frame);
        int mask = masked.getInt(start - Integer.BYTES);
        var text = new byte[frame.length - start];
        return unmask(masked.position(start), mask, ByteBuffer.wrap(text))
                ? new String(text, StandardCharsets.ISO_8859_1)
                : null;
    }

    /** False if it is not ASCII. */
    private static boolean unmask(ByteBuffer masked, int mask, ByteBuffer into) {
        long twice = (long) mask << Integer.SIZE | mask & 0xffffffffL;
        long seen = 0;
        while (into.remaining() >= Long.BYTES) {
            long word = masked.getLong() ^ twice;
            seen |= word;
            into.putLong(word);
        }
        for (int shift = 24; into.hasRemaining(); shift -= 8) {
            byte octet = (byte) (masked.get() ^ twice >> (shift & 31));
            seen |= octet;
            into.put(octet);
        }
        return (seen & NOT_ASCII) == 0;
    }
}
