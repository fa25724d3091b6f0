/**
 * The crypto provider {@code bc}: Bouncy Castle's lightweight classes, without its JCA provider, and SPAKE2 on top of its
 * field arithmetic.
 *
 * @provides wormhole.spi.crypto.CryptoProvider the provider {@code bc}
 */
module wormhole.crypto.bc {
    requires static org.jspecify;
    requires transitive wormhole.spi;
    requires org.bouncycastle.provider;

    exports wormhole.crypto.bc;

    provides wormhole.spi.crypto.CryptoProvider with
            wormhole.crypto.bc.BcCryptoProvider;
}
