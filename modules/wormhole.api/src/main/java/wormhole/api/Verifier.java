package wormhole.api;

import java.security.MessageDigest;
import java.util.HexFormat;

/**
 * 32 bytes that are equal on both sides if nobody is in between. People compare them over another channel for certainty
 * beyond the code. Not a key; showing it is safe.
 */
public final class Verifier {
    private final byte[] bytes;

    /**
     * Wraps a verifier.
     *
     * @param bytes 32 bytes, copied
     */
    public Verifier(byte[] bytes) {
        if (bytes.length != 32) {
            throw new IllegalArgumentException("a verifier has 32 bytes, not " + bytes.length);
        }
        this.bytes = bytes.clone();
    }

    /**
     * The bytes.
     *
     * @return a copy
     */
    public byte[] bytes() {
        return bytes.clone();
    }

    /**
     * The form people compare.
     *
     * @return 64 lower-case hex digits
     */
    public String hex() {
        return HexFormat.of().formatHex(bytes);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Verifier that && MessageDigest.isEqual(bytes, that.bytes);
    }

    @Override
    public int hashCode() {
        return java.util.Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
        return hex();
    }
}
