package wormhole.runtime.provider;

import wormhole.spi.crypto.CryptoProvider;
import wormhole.spi.crypto.CryptoSuite;
import wormhole.spi.crypto.ForwardingCryptoSuite;
import wormhole.spi.crypto.SecretBox;
import wormhole.spi.crypto.SecretBoxProvider;

/** The secretbox of the crypto provider itself, which is used if there is no better one. */
final class OwnSecretBox implements SecretBoxProvider {
    private final CryptoProvider crypto;

    private OwnSecretBox(CryptoProvider crypto) {
        this.crypto = crypto;
    }

    static Candidates<SecretBoxProvider> and(CryptoProvider crypto, Candidates<SecretBoxProvider> others) {
        return (each, failed) -> {
            each.accept(new Candidates.Candidate<>(OwnSecretBox.class, () -> new OwnSecretBox(crypto)));
            others.forEach(each, failed);
        };
    }

    static CryptoSuite suite(CryptoProvider crypto, SecretBoxProvider chosen) {
        return chosen instanceof OwnSecretBox ? crypto.suite() : new Combined(crypto.suite(), chosen.secretBox());
    }

    @Override
    public String id() {
        return "suite";
    }

    @Override
    public int preference() {
        return Integer.MIN_VALUE;
    }

    @Override
    public SecretBox secretBox() {
        return crypto.suite().secretBox();
    }

    Class<?> origin() {
        return crypto.getClass();
    }

    private static final class Combined extends ForwardingCryptoSuite {
        private final SecretBox secretBox;

        Combined(CryptoSuite suite, SecretBox secretBox) {
            super(suite);
            this.secretBox = secretBox;
        }

        @Override
        public SecretBox secretBox() {
            return secretBox;
        }
    }
}
