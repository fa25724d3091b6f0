package wormhole.spi.crypto;

/** NaCl's {@code crypto_secretbox}: XSalsa20 and Poly1305. What is opened was sealed by someone with the key. */
public interface SecretBox {
    /** Bytes of a key. */
    int KEY_BYTES = 32;

    /** Bytes of a nonce. A nonce must never be used twice with one key. */
    int NONCE_BYTES = 24;

    /** Bytes a box is longer than its plaintext. */
    int TAG_BYTES = 16;

    /**
     * Seals.
     *
     * @param key {@value #KEY_BYTES} bytes
     * @param nonce {@value #NONCE_BYTES} bytes
     * @param plaintext any length
     * @return tag and ciphertext, without the nonce; {@value #TAG_BYTES} bytes longer than the plaintext
     */
    byte[] seal(SecretBytes key, byte[] nonce, byte[] plaintext);

    /**
     * Opens.
     *
     * @param key {@value #KEY_BYTES} bytes
     * @param nonce {@value #NONCE_BYTES} bytes
     * @param box tag and ciphertext, unchecked; may be too short
     * @return the plaintext
     * @throws ForgedException the box was not sealed with this key and nonce, or is too short to be one
     */
    byte[] open(SecretBytes key, byte[] nonce, byte[] box) throws ForgedException;
}
