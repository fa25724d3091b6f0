package wormhole.crypto.bc;

import wormhole.spi.crypto.CryptoProvider;
import wormhole.spi.crypto.CryptoSuite;

/** The crypto provider {@code bc}. Making one does nothing but allocate it. */
public final class BcCryptoProvider implements CryptoProvider {
    private final CryptoSuite suite = new BcCryptoSuite();

    /** For the service loader, and for who hands it in. */
    public BcCryptoProvider() {}

    @Override
    public String id() {
        return "bc";
    }

    @Override
    public CryptoSuite suite() {
        return suite;
    }
}
