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

    /** Takes from position to limit, and changes neither. */
    void update(ByteBuffer bytes) {
        for (var at = bytes.position(); at < bytes.limit(); at += PIECE_BYTES) {
            digest.update(bytes.slice(at, Math.min(PIECE_BYTES, bytes.limit() - at)));
        }
    }

    /** To be called once. */
    String hex() {
        return HexFormat.of().formatHex(digest.digest());
    }
}
