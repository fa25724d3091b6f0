package wormhole.crypto.pure;

import wormhole.spi.crypto.SecretBox;
import wormhole.spi.crypto.SecretBoxProvider;

/** The secretbox provider {@code pure}. Making one does nothing but allocate it. */
public final class PureSecretBoxProvider implements SecretBoxProvider {
    private final SecretBox secretBox = new XSalsa20Poly1305();

    /** For the service loader, and for who hands it in. */
    public PureSecretBoxProvider() {}

    @Override
    public String id() {
        return "pure";
    }

    @Override
    public SecretBox secretBox() {
        return secretBox;
    }
}
