package wormhole.filetransfer;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** SHA-256 of what went through. */
final class Hash {
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
        digest.update(bytes.duplicate());
    }

    /** To be called once. */
    String hex() {
        return HexFormat.of().formatHex(digest.digest());
    }
}
