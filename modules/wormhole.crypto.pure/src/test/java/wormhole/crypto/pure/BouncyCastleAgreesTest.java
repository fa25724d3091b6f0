package wormhole.crypto.pure;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import wormhole.crypto.bc.BcCryptoProvider;
import wormhole.spi.crypto.ForgedException;
import wormhole.spi.crypto.SecretBox;
import wormhole.spi.crypto.SecretBytes;

/** The oracle: Bouncy Castle, box by box. */
final class BouncyCastleAgreesTest {
    private static final int TAG = SecretBox.TAG_BYTES;

    private final SecretBox pure = new PureSecretBoxProvider().secretBox();
    private final SecretBox oracle = new BcCryptoProvider().suite().secretBox();
    private final Random random = new Random(20261122);

    @Test
    void onEveryLengthUpToSeventeenBlocks() throws ForgedException {
        for (var length = 0; length <= 1100; length++) {
            assertAgree(random(32), random(24), random(length), length % 17);
        }
    }

    @Test
    void onAnyLengthUpTo300KiB() throws ForgedException {
        for (var i = 0; i < 60; i++) {
            assertAgree(random(32), random(24), random(random.nextInt(300 << 10)), i % 17);
        }
    }

    @Test
    void aroundEveryNumberOfLanes() throws ForgedException {
        for (var blocks = 15; blocks <= 260; blocks++) {
            for (var more = -1; more <= 1; more++) {
                assertAgree(random(32), random(24), random(32 + 64 * blocks + more), 0);
            }
        }
    }

    // Ciphertexts of ones make the limbs of the authenticator as large as they can be: encrypt the key stream's
    // complement.
    @Test
    void onCiphertextsOfOnesAndOfZeros() throws ForgedException {
        for (var length : new int[] {16, 64, 1024, 1040, 16384, 20011}) {
            for (var i = 0; i < 40; i++) {
                var key = random(32);
                var nonce = random(24);
                var keyStream = oracle.seal(SecretBytes.copyOf(key), nonce, new byte[length]);
                var text = Arrays.copyOfRange(keyStream, TAG, keyStream.length);
                if (i % 2 == 0) {
                    for (var at = 0; at < text.length; at++) {
                        text[at] = (byte) ~text[at];
                    }
                }
                assertAgree(key, nonce, text, 0);
            }
        }
    }

    @Test
    void onKeysAndNoncesOfOnesAndOfZeros() throws ForgedException {
        for (var length : new int[] {0, 1, 64, 5000}) {
            assertAgree(new byte[32], new byte[24], new byte[length], 0);
            assertAgree(ones(32), ones(24), ones(length), 0);
        }
    }

    @Test
    void whatOneHasChangedTheOtherRefuses() {
        for (var i = 0; i < 300; i++) {
            var key = SecretBytes.owning(random(32));
            var nonce = random(24);
            var box = oracle.seal(key, nonce, random(random.nextInt(5000)));
            box[random.nextInt(box.length)] ^= (byte) (1 << random.nextInt(8));
            assertThrows(ForgedException.class, () -> pure.open(key, nonce, box));
            assertThrows(ForgedException.class, () -> oracle.open(key, nonce, box));
        }
    }

    private void assertAgree(byte[] keyBytes, byte[] nonce, byte[] text, int offset) throws ForgedException {
        var key = SecretBytes.copyOf(keyBytes);
        var expected = oracle.seal(key, nonce, text);
        assertArrayEquals(expected, pure.seal(key, nonce, text));
        var array = new byte[offset + TAG + text.length];
        System.arraycopy(text, 0, array, offset + TAG, text.length);
        assertEquals(expected.length, pure.seal(key, nonce, array, offset + TAG, text.length, array, offset));
        assertArrayEquals(expected, Arrays.copyOfRange(array, offset, array.length));
        pure.open(key, nonce, array, offset, expected.length, array, offset + TAG);
        assertArrayEquals(text, Arrays.copyOfRange(array, offset + TAG, array.length));
    }

    private byte[] random(int length) {
        var bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }

    private static byte[] ones(int length) {
        var bytes = new byte[length];
        Arrays.fill(bytes, (byte) 0xff);
        return bytes;
    }
}
