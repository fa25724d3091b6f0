package wormhole.spi.crypto;

/** An authenticated cipher with associated data and 12-byte nonces. */
public interface Aead {
    /** Bytes of a key. */
    int KEY_BYTES = 32;

    /** Bytes of a nonce. A nonce must never be used twice with one key. */
    int NONCE_BYTES = 12;

    /** Bytes a ciphertext is longer than its plaintext. */
    int TAG_BYTES = 16;

    /**
     * Seals.
     *
     * @param key {@value #KEY_BYTES} bytes
     * @param nonce {@value #NONCE_BYTES} bytes
     * @param associated authenticated, not hidden, not part of the result
     * @param plaintext any length
     * @return ciphertext and tag
     */
    byte[] seal(SecretBytes key, byte[] nonce, byte[] associated, byte[] plaintext);

    /**
     * Opens.
     *
     * @param key {@value #KEY_BYTES} bytes
     * @param nonce {@value #NONCE_BYTES} bytes
     * @param associated as given to {@link #seal}
     * @param ciphertext ciphertext and tag, unchecked; may be too short
     * @return the plaintext
     * @throws ForgedException it does not authenticate
     */
    byte[] open(SecretBytes key, byte[] nonce, byte[] associated, byte[] ciphertext) throws ForgedException;
}
