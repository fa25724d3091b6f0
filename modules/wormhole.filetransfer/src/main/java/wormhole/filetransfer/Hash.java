package wormhole.filetransfer;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** SHA-256 of what went through. */
final class Hash {
    // So small that a digest of which only the methods that were called often are fast is so after a megabyte or two.
    private static final int PIECE_BYTES = 16 << 10;

    private final MessageDigest digest;

    Hash() {
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /**
     * Takes from position to limit of a buffer that has an array, and changes neither.
     *
     * <p>Makes no object, nor should its callers just before: where AVX-512 is, the JIT clears new objects with wide vectors and leaves
     * those in use, and the processor's instructions for SHA-256 then take a hundred times as long.
     */
    void update(ByteBuffer bytes) {
        var array = bytes.array();
        var end = bytes.arrayOffset() + bytes.limit();
        for (var at = bytes.arrayOffset() + bytes.position(); at < end; at += PIECE_BYTES) {
            digest.update(array, at, Math.min(PIECE_BYTES, end - at));
        }
    }

    /** To be called once. */
    String hex() {
        return HexFormat.of().formatHex(digest.digest());
    }
}
