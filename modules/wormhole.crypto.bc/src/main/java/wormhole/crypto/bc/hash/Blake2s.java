package wormhole.crypto.bc.hash;

import org.bouncycastle.crypto.digests.Blake2sDigest;

/** BLAKE2s-256 without a key, RFC 7693. */
public final class Blake2s {
    /** Bytes of a digest. */
    public static final int BYTES = 32;

    private Blake2s() {}

    /**
     * Hashes the concatenation of some byte strings.
     *
     * @param parts in order
     * @return {@value #BYTES} bytes
     */
    public static byte[] of(byte[]... parts) {
        var digest = new Blake2sDigest(BYTES * Byte.SIZE);
        for (var part : parts) {
            digest.update(part, 0, part.length);
        }
        var result = new byte[BYTES];
        digest.doFinal(result, 0);
        return result;
    }
}
