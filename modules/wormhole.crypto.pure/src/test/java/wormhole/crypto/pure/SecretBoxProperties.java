package wormhole.crypto.pure;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import wormhole.crypto.bc.BcCryptoProvider;
import wormhole.spi.crypto.ForgedException;
import wormhole.spi.crypto.SecretBox;
import wormhole.spi.crypto.SecretBytes;

final class SecretBoxProperties {
    private static final int TAG = SecretBox.TAG_BYTES;

    private final SecretBox pure = new PureSecretBoxProvider().secretBox();
    private final SecretBox oracle = new BcCryptoProvider().suite().secretBox();

    @Property(tries = 300)
    void theOracleOpensWhatIsSealed(
            @ForAll @Size(32) byte[] key, @ForAll @Size(24) byte[] nonce, @ForAll @Size(max = 3000) byte[] text)
            throws ForgedException {
        var secret = SecretBytes.copyOf(key);
        assertArrayEquals(text, oracle.open(secret, nonce, pure.seal(secret, nonce, text)));
        assertArrayEquals(text, pure.open(secret, nonce, oracle.seal(secret, nonce, text)));
    }

    @Property(tries = 300)
    void aChangeOfOneBitIsRefusedAndNothingIsWritten(
            @ForAll @Size(32) byte[] key,
            @ForAll @Size(24) byte[] nonce,
            @ForAll @Size(max = 3000) byte[] text,
            @ForAll @IntRange(max = Integer.MAX_VALUE) int where,
            @ForAll @IntRange(max = 7) int bit) {
        var secret = SecretBytes.copyOf(key);
        var box = pure.seal(secret, nonce, text);
        box[where % box.length] ^= (byte) (1 << bit);
        var before = box.clone();
        assertThrows(ForgedException.class, () -> pure.open(secret, nonce, box, 0, box.length, box, TAG));
        assertArrayEquals(before, box);
    }

    @Property(tries = 300)
    void inPlaceIsTheSameAsElsewhere(
            @ForAll @Size(24) byte[] nonce,
            @ForAll @Size(max = 3000) byte[] text,
            @ForAll @IntRange(max = 64) int offset)
            throws ForgedException {
        var secret = SecretBytes.owning(new byte[32]);
        var array = new byte[offset + TAG + text.length];
        System.arraycopy(text, 0, array, offset + TAG, text.length);
        pure.seal(secret, nonce, array, offset + TAG, text.length, array, offset);
        assertArrayEquals(pure.seal(secret, nonce, text), Arrays.copyOfRange(array, offset, array.length));
        pure.open(secret, nonce, array, offset, TAG + text.length, array, offset);
        assertArrayEquals(text, Arrays.copyOfRange(array, offset, offset + text.length));
    }
}
