package wormhole.crypto.bc;

import wormhole.spi.crypto.CryptoProvider;
import wormhole.spi.tck.CryptoSuiteContract;

final class BcCryptoContract extends CryptoSuiteContract {
    private final CryptoProvider provider = new BcCryptoProvider();

    @Override
    protected CryptoProvider provider() {
        return provider;
    }
}
