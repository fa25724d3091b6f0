package wormhole.filetransfer.ssh;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/** An SSH public key whose parts fit together. Immutable. */
public final class PublicKey {
    private final KeyType type;
    private final byte[] blob;
    private final int bits;
    private final String comment;

    private PublicKey(KeyType type, byte[] blob, int bits, String comment) {
        this.type = type;
        this.blob = blob;
        this.bits = bits;
        this.comment = comment;
    }

    static PublicKey decode(KeyType type, String base64, String comment) throws PublicKeyException {
        byte[] blob;
        try {
            blob = Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException e) {
            throw new PublicKeyException("what follows the key type is not base64");
        }
        var key = new PublicKey(type, blob, KeyBlob.bits(type, blob), comment);
        // Two spellings of one key would be two lines for whoever compares them.
        if (!key.data().equals(base64)) {
            throw new PublicKeyException("its base64 is not written as it should be");
        }
        return key;
    }

    /**
     * The key itself as {@code authorized_keys} has it: the second field.
     *
     * @return base64
     */
    public String data() {
        return Base64.getEncoder().encodeToString(blob);
    }

    /**
     * The key's type, the first field.
     *
     * @return such as {@code ssh-ed25519}
     */
    public String kind() {
        return type.word();
    }

    /**
     * By what people compare keys, as OpenSSH shows it.
     *
     * @return {@code SHA256:} and base64 without padding
     */
    public String fingerprint() {
        try {
            var hash = MessageDigest.getInstance("SHA-256").digest(blob);
            return "SHA256:" + Base64.getEncoder().withoutPadding().encodeToString(hash);
        } catch (NoSuchAlgorithmException e) {
            // Every virtual machine has it.
            throw new IllegalStateException(e);
        }
    }

    /**
     * The key as {@code ssh-keygen -l} shows it.
     *
     * @return size in bits, fingerprint, comment and type; may hold any letter, but nothing invisible
     */
    public String description() {
        var name = comment.isEmpty() ? "no comment" : comment;
        return bits + " " + fingerprint() + " " + name + " (" + type.shown() + ")";
    }

    /**
     * The key as a line of {@code authorized_keys}.
     *
     * @return type, base64 and comment with one space between them, without a line break
     */
    public String line() {
        return kind() + " " + data() + (comment.isEmpty() ? "" : " " + comment);
    }

    @Override
    public String toString() {
        return kind() + " " + fingerprint();
    }
}
