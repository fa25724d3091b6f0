package wormhole.spi.crypto;

/**
 * The primitives the wormhole protocols are made of. All methods are pure but {@link #entropy()}, and may be called from
 * any thread.
 */
public interface CryptoSuite {
    /**
     * The password-authenticated key exchange.
     *
     * @return symmetric SPAKE2 on Ed25519, as python-spake2 computes it
     */
    Spake2 spake2();

    /**
     * The cipher of mailbox messages and transit records.
     *
     * @return NaCl's secretbox, XSalsa20-Poly1305
     */
    SecretBox secretBox();

    /**
     * The key derivation.
     *
     * @return HKDF-SHA256 with no salt
     */
    Hkdf hkdf();

    /**
     * SHA-256 of the concatenation of some byte strings.
     *
     * @param parts what to hash, in order
     * @return 32 bytes
     */
    byte[] sha256(byte[]... parts);

    /**
     * BLAKE2s-256, unkeyed, of the concatenation of some byte strings (RFC 7693).
     *
     * @param parts what to hash, in order
     * @return 32 bytes
     */
    byte[] blake2s(byte[]... parts);

    /**
     * The Diffie-Hellman function of the Noise handshake.
     *
     * @return X25519, RFC 7748
     */
    X25519 x25519();

    /**
     * The cipher of the Noise handshake and of dilated connections.
     *
     * @return ChaCha20-Poly1305, RFC 8439
     */
    Aead chaCha20Poly1305();

    /**
     * The random source of this suite.
     *
     * @return fit for keys and nonces; never blocks for long
     */
    Entropy entropy();
}
