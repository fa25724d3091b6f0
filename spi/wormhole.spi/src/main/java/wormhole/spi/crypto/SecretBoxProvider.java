package wormhole.spi.crypto;

import wormhole.spi.Provider;

/**
 * Supplies a {@link SecretBox} that is used in place of the one of the crypto provider: the cipher of bulk data, faster or kept
 * elsewhere. At most one is in use per client, and none if the crypto provider itself was handed in or asked for by id.
 */
public interface SecretBoxProvider extends Provider {
    /**
     * The secretbox of this provider.
     *
     * @return the same, thread-safe one each time
     */
    SecretBox secretBox();
}
