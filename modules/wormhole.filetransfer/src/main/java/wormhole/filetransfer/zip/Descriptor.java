package wormhole.filetransfer.zip;

import java.nio.ByteBuffer;

/** Recognises data descriptors: they have no length of their own, with or without signature, of 32 or 64 bits. */
final class Descriptor {
    /** How many bytes must be there to tell: the longest one and the signature behind it. */
    static final int LOOKAHEAD = ZipFormat.DESCRIPTOR64_BYTES + 4;

    private Descriptor() {}

    /**
     * How long the descriptor of this content is, if one stands there and another header behind it; otherwise 0.
     *
     * @param window little-endian, with {@link #LOOKAHEAD} bytes at the place
     */
    static int signed(ByteBuffer window, int at, int crc, long packed, long size) {
        return window.getInt(at) == ZipFormat.DESCRIPTOR ? behindSignature(window, at, 4, crc, packed, size) : 0;
    }

    static int any(ByteBuffer window, int at, int crc, long packed, long size) {
        var signed = signed(window, at, crc, packed, size);
        return signed > 0 ? signed : behindSignature(window, at, 0, crc, packed, size);
    }

    private static int behindSignature(ByteBuffer window, int start, int before, int crc, long packed, long size) {
        var at = start + before;
        if (window.getInt(at) != crc) {
            return 0;
        } else if (window.getInt(at + 4) == (int) packed
                && window.getInt(at + 8) == (int) size
                && Math.max(packed, size) <= ZipFormat.MARKER
                && isHeader(window.getInt(at + 12))) {
            return before + 12;
        }
        return window.getLong(at + 4) == packed && window.getLong(at + 12) == size && isHeader(window.getInt(at + 20))
                ? before + 20
                : 0;
    }

    private static boolean isHeader(int signature) {
        return signature == ZipFormat.LOCAL || signature == ZipFormat.CENTRAL;
    }
}
