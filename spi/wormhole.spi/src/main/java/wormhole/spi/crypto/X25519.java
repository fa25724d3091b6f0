package wormhole.spi.crypto;

/** Diffie-Hellman on Curve25519, RFC 7748. */
public interface X25519 {
    /** Bytes of a private or public key and of the shared secret. */
    int KEY_BYTES = 32;

    /**
     * The public key of a private one.
     *
     * @param privateKey {@value #KEY_BYTES} bytes, clamped by this method
     * @return {@value #KEY_BYTES} bytes
     */
    byte[] publicKey(SecretBytes privateKey);

    /**
     * The shared secret.
     *
     * @param privateKey {@value #KEY_BYTES} bytes, clamped by this method
     * @param peerPublicKey {@value #KEY_BYTES} bytes, unchecked
     * @return {@value #KEY_BYTES} bytes; all zero when the peer's key is of small order, which the Noise specification
     *     allows and a caller may refuse
     */
    SecretBytes agree(SecretBytes privateKey, byte[] peerPublicKey);
}
