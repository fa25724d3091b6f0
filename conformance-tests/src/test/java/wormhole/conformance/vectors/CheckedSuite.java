package wormhole.conformance.vectors;

import java.util.Arrays;
import java.util.Optional;
import wormhole.crypto.bc.BcCryptoProvider;
import wormhole.crypto.pure.PureSecretBoxProvider;
import wormhole.spi.crypto.ForgedException;
import wormhole.spi.crypto.ForwardingCryptoSuite;
import wormhole.spi.crypto.SecretBox;
import wormhole.spi.crypto.SecretBytes;

/** The suite {@code bc} whose boxes are made and opened by {@code pure} too; a box they do not agree on fails the vector. */
final class CheckedSuite extends ForwardingCryptoSuite {
    private final SecretBox box = new BothBoxes(
            new PureSecretBoxProvider().secretBox(),
            new BcCryptoProvider().suite().secretBox());

    CheckedSuite() {
        super(new BcCryptoProvider().suite());
    }

    @Override
    public SecretBox secretBox() {
        return box;
    }

    private record BothBoxes(SecretBox pure, SecretBox oracle) implements SecretBox {
        @Override
        public byte[] seal(SecretBytes key, byte[] nonce, byte[] plaintext) {
            var box = pure.seal(key, nonce, plaintext);
            if (!Arrays.equals(box, oracle.seal(key, nonce, plaintext))) {
                throw new AssertionError("pure and bc seal " + plaintext.length + " bytes differently");
            }
            return box;
        }

        @Override
        public byte[] open(SecretBytes key, byte[] nonce, byte[] box) throws ForgedException {
            var opened = tryOpen(pure, key, nonce, box);
            var expected = tryOpen(oracle, key, nonce, box);
            if (opened.isPresent() != expected.isPresent()
                    || opened.isPresent() && !Arrays.equals(opened.get(), expected.get())) {
                throw new AssertionError("pure and bc open " + box.length + " bytes differently");
            }
            return opened.orElseThrow(ForgedException::new);
        }

        private static Optional<byte[]> tryOpen(SecretBox by, SecretBytes key, byte[] nonce, byte[] box) {
            try {
                return Optional.of(by.open(key, nonce, box));
            } catch (ForgedException e) {
                return Optional.empty();
            }
        }
    }
}
