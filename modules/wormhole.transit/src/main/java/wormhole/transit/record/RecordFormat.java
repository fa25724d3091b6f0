package wormhole.transit.record;

import wormhole.spi.crypto.SecretBox;

/** A record on the wire (protocol E.4): length, nonce, tag, ciphertext. The length counts what follows it. */
public final class RecordFormat {
    /** Bytes of the length, big-endian. */
    public static final int LENGTH_BYTES = 4;

    /** Bytes the length counts beside the plaintext: nonce and tag. */
    public static final int SEALED_BYTES = SecretBox.NONCE_BYTES + SecretBox.TAG_BYTES;

    /** Bytes a record is longer than its plaintext: 44. */
    public static final int OVERHEAD = LENGTH_BYTES + SEALED_BYTES;

    private RecordFormat() {}

    static void writeLength(int length, byte[] to, int at) {
        to[at] = (byte) (length >>> 24);
        to[at + 1] = (byte) (length >>> 16);
        to[at + 2] = (byte) (length >>> 8);
        to[at + 3] = (byte) length;
    }

    /** The length as it is written, 0 to 2^32 - 1. */
    static long readLength(byte[] from, int at) {
        return (from[at] & 0xffL) << 24
                | (from[at + 1] & 0xff) << 16
                | (from[at + 2] & 0xff) << 8
                | from[at + 3] & 0xff;
    }
}
