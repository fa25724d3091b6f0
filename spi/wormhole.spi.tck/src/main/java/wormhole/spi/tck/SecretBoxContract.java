package wormhole.spi.tck;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static wormhole.spi.tck.Samples.bytes;
import static wormhole.spi.tck.Samples.flipped;
import static wormhole.spi.tck.Samples.secret;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import wormhole.spi.crypto.ForgedException;
import wormhole.spi.crypto.SecretBox;
import wormhole.spi.crypto.SecretBytes;

/**
 * What a secretbox must do: the known answer of NaCl's own tests, and what records rely on beyond it: ranges, in place, from many
 * threads. Extend it, say which secretbox, and run it.
 */
public abstract class SecretBoxContract {
    // NaCl, tests/secretbox.c
    private static final SecretBytes BOX_KEY =
            secret("1b27556473e985d462cd51197a9a46c76009549eac6474f206c4ee0844f68389");
    private static final byte[] BOX_NONCE = bytes("69696ee955b62b73cd62bda875fc73d68219e0036b7a0b37");
    private static final byte[] BOX_PLAINTEXT = bytes("be075fc53c81f2d5cf141316ebeb0c7b5228c52a4c62cbd44b66849b64244ffc"
            + "e5ecbaaf33bd751a1ac728d45e6c61296cdc3c01233561f41db66cce314adb31"
            + "0e3be8250c46f06dceea3a7fa1348057e2f6556ad6b1318a024a838f21af1fde"
            + "048977eb48f59ffd4924ca1c60902e52f0a089bc76897040e082f93776384864"
            + "5e0705");
    private static final byte[] BOX = bytes("f3ffc7703f9400e52a7dfb4b3d3305d98e993b9f48681273c29650ba32fc76ce"
            + "48332ea7164d96a4476fb8c531a1186ac0dfc17c98dce87b4da7f011ec48c972"
            + "71d2c20f9b928fe2270d6fb863d51738b48eeee314a7cc8ab932164548e526ae"
            + "90224368517acfeabd6bb3732bc0e9da99832b61ca01b6de56244a9e88d5f9b3"
            + "7973f622a43d14a6599b1f654cb45a74e355a5");

    // Of records, and around the sizes at which an implementation may change its ways.
    private static final int[] LENGTHS = {
        0, 1, 15, 16, 17, 31, 32, 33, 63, 64, 65, 95, 96, 97, 1055, 1056, 1057, 16383, 16384, 16385, 32800, 70001
    };

    /** For the class that extends this one. */
    protected SecretBoxContract() {}

    /**
     * What is tested.
     *
     * @return the same secretbox each time
     */
    protected abstract SecretBox secretBox();

    @Test
    void theKnownAnswerIsGiven() throws ForgedException {
        assertArrayEquals(BOX, secretBox().seal(BOX_KEY, BOX_NONCE, BOX_PLAINTEXT));
        assertArrayEquals(BOX_PLAINTEXT, secretBox().open(BOX_KEY, BOX_NONCE, BOX));
    }

    @Test
    void whatWasSealedCanBeOpenedWhateverTheLength() throws ForgedException {
        for (var length : LENGTHS) {
            var box = sealed(length);
            assertEquals(length + SecretBox.TAG_BYTES, box.length);
            assertArrayEquals(counting(length), secretBox().open(BOX_KEY, BOX_NONCE, box));
        }
    }

    @Test
    void aBoxChangedAnywhereIsRefused() {
        for (var i = 0; i < BOX.length; i++) {
            assertForged(flipped(BOX, i));
        }
    }

    @Test
    void aLongBoxChangedAnywhereIsRefused() {
        var box = sealed(16385);
        for (var i = 0; i < box.length; i += 61) {
            assertForged(flipped(box, i));
        }
        assertForged(flipped(box, box.length - 1));
    }

    @Test
    void aBoxTooShortOrTooLongIsRefused() {
        for (var length : new int[] {0, 1, 15, 16, BOX.length - 1, BOX.length + 1}) {
            assertForged(Arrays.copyOf(BOX, length));
        }
    }

    @Test
    void aBoxIsRefusedUnderAnotherKeyOrNonce() {
        for (var i = 0; i < SecretBox.KEY_BYTES; i++) {
            var at = i;
            var otherKey = SecretBytes.owning(BOX_KEY.revealTo(key -> flipped(key, at)));
            assertThrows(ForgedException.class, () -> secretBox().open(otherKey, BOX_NONCE, BOX));
        }
        for (var i = 0; i < SecretBox.NONCE_BYTES; i++) {
            var otherNonce = flipped(BOX_NONCE, i);
            assertThrows(ForgedException.class, () -> secretBox().open(BOX_KEY, otherNonce, BOX));
        }
    }

    @Test
    void keysAndNoncesOfAWrongSizeAreTheCallersMistake() {
        var box = secretBox();
        var shortKey = SecretBytes.owning(new byte[31]);
        assertThrows(IllegalArgumentException.class, () -> box.seal(shortKey, BOX_NONCE, new byte[1]));
        assertThrows(IllegalArgumentException.class, () -> box.seal(BOX_KEY, new byte[23], new byte[1]));
        assertThrows(IllegalArgumentException.class, () -> box.open(shortKey, BOX_NONCE, BOX));
        assertThrows(IllegalArgumentException.class, () -> box.open(BOX_KEY, new byte[25], BOX));
    }

    @Test
    void aWipedKeySealsNothing() {
        var key = SecretBytes.copyOf(new byte[SecretBox.KEY_BYTES]);
        key.wipe();
        assertThrows(IllegalStateException.class, () -> secretBox().seal(key, BOX_NONCE, new byte[1]));
    }

    @Test
    void aRangeIsSealedAndOpenedAnywhereInAnArray() throws ForgedException {
        for (var length : LENGTHS) {
            for (var offset = 0; offset < 9; offset++) {
                var from = placed(counting(length), offset, 3);
                var box = filled(length + 40);
                assertEquals(
                        length + SecretBox.TAG_BYTES,
                        secretBox().seal(BOX_KEY, BOX_NONCE, from, offset, length, box, 8 - offset));
                assertArrayEquals(placed(sealed(length), 8 - offset, 16 + offset), box);
                var opened = filled(length + 20);
                assertEquals(length, open(box, 8 - offset, length, opened, offset));
                assertArrayEquals(placed(counting(length), offset, 20 - offset), opened);
            }
        }
    }

    @Test
    void aRangeIsSealedInPlace() {
        for (var length : LENGTHS) {
            for (var offset = 16; offset < 25; offset++) {
                var array = placed(counting(length), offset, 5);
                secretBox().seal(BOX_KEY, BOX_NONCE, array, offset, length, array, offset - SecretBox.TAG_BYTES);
                assertArrayEquals(placed(sealed(length), offset - SecretBox.TAG_BYTES, 5), array);
            }
        }
    }

    @Test
    void aRangeIsOpenedInPlaceWhereItStands() throws ForgedException {
        for (var length : LENGTHS) {
            for (var offset = 0; offset < 9; offset++) {
                var array = placed(sealed(length), offset, 5);
                var text = offset + SecretBox.TAG_BYTES;
                assertEquals(length, open(array, offset, length, array, text));
                assertArrayEquals(counting(length), Arrays.copyOfRange(array, text, text + length));
                assertArrayEquals(filled(5), Arrays.copyOfRange(array, text + length, array.length));
            }
        }
    }

    @Test
    void aRangeIsOpenedInPlaceToWhereTheTagWas() throws ForgedException {
        for (var length : LENGTHS) {
            for (var offset = 0; offset < 9; offset++) {
                var array = placed(sealed(length), offset, 5);
                assertEquals(length, open(array, offset, length, array, offset));
                assertArrayEquals(counting(length), Arrays.copyOfRange(array, offset, offset + length));
                assertArrayEquals(filled(5), Arrays.copyOfRange(array, array.length - 5, array.length));
            }
        }
    }

    @Test
    void nothingIsWrittenOfABoxThatIsRefused() {
        for (var length : LENGTHS) {
            for (var at = 0; at < SecretBox.TAG_BYTES; at++) {
                var box = flipped(sealed(length), at);
                var opened = filled(length);
                assertThrows(ForgedException.class, () -> open(box, 0, length, opened, 0));
                assertArrayEquals(filled(length), opened);
                var inPlace = box.clone();
                assertThrows(ForgedException.class, () -> open(inPlace, 0, length, inPlace, SecretBox.TAG_BYTES));
                assertArrayEquals(box, inPlace);
            }
        }
    }

    @Test
    void aRangeTooShortForATagIsRefused() {
        for (var length = 0; length < SecretBox.TAG_BYTES; length++) {
            var tooShort = length;
            assertThrows(
                    ForgedException.class,
                    () -> secretBox().open(BOX_KEY, BOX_NONCE, BOX, 0, tooShort, new byte[0], 0));
        }
    }

    @Test
    void aRangeOutsideItsArrayIsTheCallersMistake() {
        var box = secretBox();
        var array = new byte[40];
        assertThrows(
                IndexOutOfBoundsException.class, () -> box.seal(BOX_KEY, BOX_NONCE, array, 31, 10, new byte[99], 0));
        assertThrows(
                IndexOutOfBoundsException.class, () -> box.seal(BOX_KEY, BOX_NONCE, array, -1, 10, new byte[99], 0));
        assertThrows(
                IndexOutOfBoundsException.class, () -> box.seal(BOX_KEY, BOX_NONCE, array, 0, 10, new byte[25], 0));
        assertThrows(
                IndexOutOfBoundsException.class, () -> box.open(BOX_KEY, BOX_NONCE, array, 20, 21, new byte[99], 0));
        assertThrows(
                IndexOutOfBoundsException.class, () -> box.open(BOX_KEY, BOX_NONCE, array, 0, 40, new byte[23], 0));
    }

    @Test
    void manyThreadsCanSealAndOpenAtOnce() {
        var expected = sealed(20000);
        IntStream.range(0, 400).parallel().forEach(i -> {
            var array = placed(counting(20000), SecretBox.TAG_BYTES, 0);
            secretBox().seal(BOX_KEY, BOX_NONCE, array, SecretBox.TAG_BYTES, 20000, array, 0);
            assertArrayEquals(expected, array);
        });
    }

    private byte[] sealed(int length) {
        return secretBox().seal(BOX_KEY, BOX_NONCE, counting(length));
    }

    private int open(byte[] from, int offset, int length, byte[] to, int at) throws ForgedException {
        return secretBox().open(BOX_KEY, BOX_NONCE, from, offset, length + SecretBox.TAG_BYTES, to, at);
    }

    private void assertForged(byte[] box) {
        assertThrows(ForgedException.class, () -> secretBox().open(BOX_KEY, BOX_NONCE, box));
    }

    private static byte[] placed(byte[] content, int offset, int after) {
        var array = filled(offset + content.length + after);
        System.arraycopy(content, 0, array, offset, content.length);
        return array;
    }

    private static byte[] filled(int length) {
        var array = new byte[length];
        Arrays.fill(array, (byte) 0xa5);
        return array;
    }

    private static byte[] counting(int length) {
        var bytes = new byte[length];
        for (var i = 0; i < length; i++) {
            bytes[i] = (byte) (i * 31 + (i >> 8));
        }
        return bytes;
    }
}
