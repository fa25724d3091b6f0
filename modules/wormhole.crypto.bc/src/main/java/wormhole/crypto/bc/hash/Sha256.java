package wormhole.crypto.bc.hash;

import org.bouncycastle.crypto.digests.SHA256Digest;

/** SHA-256 of a whole. */
public final class Sha256 {
    /** Bytes of a digest. */
    public static final int BYTES = 32;

    private Sha256() {}

    /**
     * Hashes the concatenation of some byte strings.
     *
     * @param parts in order
     * @return {@value #BYTES} bytes
     */
    public static byte[] of(byte[]... parts) {
        var digest = new SHA256Digest();
        for (var part : parts) {
            digest.update(part, 0, part.length);
        }
        var result = new byte[BYTES];
        digest.doFinal(result, 0);
        return result;
    }
}
