package wormhole.crypto.pure;

import wormhole.spi.crypto.SecretBox;
import wormhole.spi.tck.SecretBoxContract;

final class PureSecretBoxContract extends SecretBoxContract {
    private final SecretBox secretBox = new PureSecretBoxProvider().secretBox();

    @Override
    protected SecretBox secretBox() {
        return secretBox;
    }
}
