package wormhole.spi.crypto;

/** HKDF-SHA256, RFC 5869, with no salt: extract and expand in one step. */
public interface Hkdf {
    /** The most one call can give: 255 blocks of 32 bytes. */
    int MAX_BYTES = 8160;

    /**
     * Derives.
     *
     * @param key the input key material
     * @param info what the result is for; binds it to its purpose
     * @param length bytes wanted, 0 to {@value #MAX_BYTES}
     * @return the derived secret
     * @throws IllegalArgumentException the length is out of range
     */
    SecretBytes derive(SecretBytes key, byte[] info, int length);
}
