package wormhole.spi.crypto;

/**
 * Where random bytes come from. In production the operating system, by way of the crypto provider; in simulation a
 * seed. The protocol draws, in this order and in these sizes: 5 bytes for a side, 1 byte for each word of an allocated
 * code when the column has 256 words, 64 bytes for a SPAKE2 scalar, 24 bytes for each nonce.
 */
@FunctionalInterface
public interface Entropy {
    /**
     * Draws random bytes.
     *
     * @param length how many, at least 0
     * @return a new array of that length
     */
    byte[] next(int length);
}
