package wormhole.spi.crypto;

import wormhole.spi.Provider;

/** Supplies one {@link CryptoSuite}. Exactly one crypto provider is in use per client. */
public interface CryptoProvider extends Provider {
    /**
     * The suite of this provider.
     *
     * @return the same, thread-safe suite each time
     */
    CryptoSuite suite();
}
