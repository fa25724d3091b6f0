/**
 * The secretbox provider {@code pure}: XSalsa20-Poly1305 on {@code java.base} alone, written so that the JIT makes vector
 * instructions of it.
 *
 * @provides wormhole.spi.crypto.SecretBoxProvider the provider {@code pure}
 */
module wormhole.crypto.pure {
    requires static org.jspecify;
    requires transitive wormhole.spi;

    exports wormhole.crypto.pure;

    provides wormhole.spi.crypto.SecretBoxProvider with
            wormhole.crypto.pure.PureSecretBoxProvider;
}
