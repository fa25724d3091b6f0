package wormhole.crypto.bc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import wormhole.spi.crypto.CryptoSuite;
import wormhole.spi.crypto.SecretBytes;

/** A key or nonce of another size is refused by us, in one way, and not by whatever the library does then. */
class SizesTest {
    private static final CryptoSuite CRYPTO = new BcCryptoProvider().suite();
    private static final byte[] NOTHING = {};

    private static SecretBytes key(int length) {
        return SecretBytes.owning(new byte[length]);
    }

    static Stream<Executable> wrongSizes() {
        return Stream.of(31, 33)
                .flatMap(wrong -> Stream.of(
                        () -> CRYPTO.secretBox().seal(key(wrong), new byte[24], NOTHING),
                        () -> CRYPTO.secretBox().open(key(wrong), new byte[24], new byte[16]),
                        () -> CRYPTO.secretBox().seal(key(32), new byte[wrong], NOTHING),
                        () -> CRYPTO.secretBox().open(key(32), new byte[wrong], new byte[16]),
                        () -> CRYPTO.chaCha20Poly1305().seal(key(wrong), new byte[12], NOTHING, NOTHING),
                        () -> CRYPTO.chaCha20Poly1305().seal(key(32), new byte[wrong], NOTHING, NOTHING),
                        () -> CRYPTO.x25519().publicKey(key(wrong)),
                        () -> CRYPTO.x25519().agree(key(wrong), new byte[32]),
                        () -> CRYPTO.x25519().agree(key(32), new byte[wrong])));
    }

    @ParameterizedTest
    @MethodSource("wrongSizes")
    void anotherSizeIsRefused(Executable call) {
        var refused = assertThrows(IllegalArgumentException.class, call);
        assertTrue(refused.getMessage().matches("a .* has \\d+ bytes, not \\d+"), refused.getMessage());
    }

    @Test
    void theRightSizeIsTaken() {
        assertEquals(32, CRYPTO.x25519().publicKey(key(32)).length);
        assertEquals(16, CRYPTO.secretBox().seal(key(32), new byte[24], NOTHING).length);
    }
}
