package wormhole.spi.tck;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static wormhole.spi.tck.Samples.bytes;
import static wormhole.spi.tck.Samples.flipped;
import static wormhole.spi.tck.Samples.secret;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import wormhole.spi.crypto.Aead;
import wormhole.spi.crypto.CryptoSuite;
import wormhole.spi.crypto.ForgedException;
import wormhole.spi.crypto.Hkdf;
import wormhole.spi.crypto.SecretBox;
import wormhole.spi.crypto.SecretBytes;
import wormhole.spi.crypto.X25519;

/**
 * What a crypto provider must do: known answers from RFC 7748, 8439, 7693 and 5869 and FIPS 180-4, and
 * what the protocols rely on beyond them. Extend it, say which provider, and run it.
 */
public abstract class CryptoSuiteContract extends Spake2Contract {
    // RFC 8439, 2.8.2
    private static final SecretBytes AEAD_KEY =
            secret("808182838485868788898a8b8c8d8e8f909192939495969798999a9b9c9d9e9f");
    private static final byte[] AEAD_NONCE = bytes("070000004041424344454647");
    private static final byte[] AEAD_ASSOCIATED = bytes("50515253c0c1c2c3c4c5c6c7");
    private static final byte[] AEAD_PLAINTEXT = ascii("Ladies and Gentlemen of the class of '99: If I could offer you "
            + "only one tip for the future, sunscreen would be it.");
    private static final byte[] AEAD_CIPHERTEXT =
            bytes("d31a8d34648e60db7b86afbc53ef7ec2a4aded51296e08fea9e2b5a736ee62d6"
                    + "3dbea45e8ca9671282fafb69da92728b1a71de0a9e060b2905d6a5b67ecd3b36"
                    + "92ddbd7f2d778b8c9803aee328091b58fab324e4fad675945585808b4831d7bc"
                    + "3ff4def08e4b7a9de576d26586cec64b61161ae10b594f09e26a7e902ecbd060"
                    + "0691");

    /** For the class that extends this one. */
    protected CryptoSuiteContract() {}

    private CryptoSuite suite() {
        return provider().suite();
    }

    @Test
    void theSuiteIsTheSameEachTime() {
        var provider = provider();
        assertSame(provider.suite(), provider.suite());
    }

    @Test
    void theIdIsLowerCaseAndStable() {
        assertEquals(provider().id().toLowerCase(Locale.ROOT), provider().id());
        assertFalse(provider().id().isBlank());
    }

    @Test
    void sha256GivesTheKnownAnswers() {
        assertHex("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad", suite().sha256(ascii("abc")));
        assertHex("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855", suite().sha256());
    }

    @Test
    void blake2sGivesTheKnownAnswers() {
        assertHex("508c5e8c327c14e2e1a72ba34eeb452f37458b209ed63a294d999b4c86675982", suite().blake2s(ascii("abc")));
        assertHex("69217a3079908094e11121d042354a7c1f55b6482ca1a51e1b250dfd1ed0eef9", suite().blake2s());
    }

    @Test
    void hashingPartsIsHashingTheWhole() {
        var parts = new byte[][] {ascii("a"), ascii(""), ascii("bc")};
        assertArrayEquals(suite().sha256(ascii("abc")), suite().sha256(parts));
        assertArrayEquals(suite().blake2s(ascii("abc")), suite().blake2s(parts));
    }

    @Test
    void hkdfGivesTheKnownAnswer() {
        var derived = suite().hkdf().derive(secret("0b".repeat(22)), new byte[0], 42);
        assertEquals(
                secret("8da4e775a563c18f715f802a063c5a31b8a11f5c5ee1879ec3454e5f3c738d2d9d201395faa4b61a96c8"),
                derived);
    }

    @Test
    void aShorterDerivedKeyIsTheBeginningOfALongerOne() {
        var longest = derive(Hkdf.MAX_BYTES);
        for (var length : new int[] {0, 1, 31, 32, 33, 64}) {
            assertArrayEquals(Arrays.copyOf(longest, length), derive(length));
        }
    }

    @Test
    void hkdfRefusesLengthsItCannotGive() {
        assertThrows(IllegalArgumentException.class, () -> derive(Hkdf.MAX_BYTES + 1));
        assertThrows(IllegalArgumentException.class, () -> derive(-1));
    }

    @Test
    void hkdfTakesAnEmptyKey() {
        assertEquals(32, suite().hkdf().derive(secret(""), ascii("x"), 32).length());
    }

    @Test
    void keysAndNoncesOfAWrongSizeAreTheCallersMistake() {
        var aead = suite().chaCha20Poly1305();
        assertThrows(
                IllegalArgumentException.class, () -> aead.seal(secret("00"), AEAD_NONCE, new byte[0], new byte[1]));
        assertThrows(IllegalArgumentException.class, () -> aead.seal(AEAD_KEY, new byte[8], new byte[0], new byte[1]));
    }

    @Test
    void aeadGivesTheKnownAnswer() throws ForgedException {
        var aead = suite().chaCha20Poly1305();
        assertArrayEquals(AEAD_CIPHERTEXT, aead.seal(AEAD_KEY, AEAD_NONCE, AEAD_ASSOCIATED, AEAD_PLAINTEXT));
        assertArrayEquals(AEAD_PLAINTEXT, aead.open(AEAD_KEY, AEAD_NONCE, AEAD_ASSOCIATED, AEAD_CIPHERTEXT));
    }

    @Test
    void aeadOpensWhatItSealedWhateverTheLength() throws ForgedException {
        var aead = suite().chaCha20Poly1305();
        for (var length : new int[] {0, 1, 15, 16, 17, 63, 64, 65, 16384, 65519}) {
            var plaintext = counting(length);
            var sealed = aead.seal(AEAD_KEY, AEAD_NONCE, new byte[0], plaintext);
            assertEquals(length + Aead.TAG_BYTES, sealed.length);
            assertArrayEquals(plaintext, aead.open(AEAD_KEY, AEAD_NONCE, new byte[0], sealed));
        }
    }

    @Test
    void aCiphertextChangedAnywhereIsRefused() {
        var aead = suite().chaCha20Poly1305();
        for (var i = 0; i < AEAD_CIPHERTEXT.length; i++) {
            var changed = flipped(AEAD_CIPHERTEXT, i);
            assertThrows(ForgedException.class, () -> aead.open(AEAD_KEY, AEAD_NONCE, AEAD_ASSOCIATED, changed));
        }
        var otherAssociated = flipped(AEAD_ASSOCIATED, 3);
        assertThrows(ForgedException.class, () -> aead.open(AEAD_KEY, AEAD_NONCE, otherAssociated, AEAD_CIPHERTEXT));
    }

    @Test
    void aCiphertextTooShortIsRefused() {
        var aead = suite().chaCha20Poly1305();
        for (var length : new int[] {0, 1, 15, 16, AEAD_CIPHERTEXT.length - 1}) {
            var cut = Arrays.copyOf(AEAD_CIPHERTEXT, length);
            assertThrows(ForgedException.class, () -> aead.open(AEAD_KEY, AEAD_NONCE, AEAD_ASSOCIATED, cut));
        }
    }

    @Test
    void x25519GivesTheKnownAnswers() {
        assertAgreed(
                "a546e36bf0527c9d3b16154b82465edd62144c0ac1fc5a18506a2244ba449ac4",
                "e6db6867583030db3594c1a424b15f7c726624ec26b3353b10a903a6d0ab1c4c",
                "c3da55379de9c6908e94ea4df28d084f32eccf03491c71f754b4075577a28552");
        assertAgreed(
                "4b66e9d4d1b4673c5ad22691957d6af5c11b6421e0ea01d42ca4169e7918ba0d",
                "e5210f12786811d3f4b7959d0538ae2c31dbe7106fc03c3efc4cd549c715a493",
                "95cbde9476e8907d7aade45cb4b873f88b595a68799fa152e6f8f7647aac7957");
    }

    @Test
    void x25519MakesThePublicKeysOfTheRfc() {
        var alice = secret("77076d0a7318a57d3c16c17251b26645df4c2f87ebc0992ab177fba51db92c2a");
        var bob = secret("5dab087e624a8a4b79e17f8b83800ee66f3bb1292618b6fd1c2f8b27ff88e0eb");
        var alicePublic = suite().x25519().publicKey(alice);
        var bobPublic = suite().x25519().publicKey(bob);
        assertHex("8520f0098930a754748b7ddcb43ef75a0dbf3a0d26381af4eba4a98eaa9b4e6a", alicePublic);
        assertHex("de9edb7d7b7dc1b4d35b61c2ece435373f8343c85b78674dadfc7e146f882b4f", bobPublic);
        assertEquals(suite().x25519().agree(alice, bobPublic), suite().x25519().agree(bob, alicePublic));
    }

    @Test
    void aPublicKeyOfSmallOrderAgreesOnZeros() {
        var smallOrder = new String[] {
            "00".repeat(32),
            "01" + "00".repeat(31),
            "e0eb7a7c3b41b8ae1656e3faf19fc46ada098deb9c32b1fd866205165f49b800",
            "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f"
        };
        for (var point : smallOrder) {
            assertAgreed("77".repeat(32), point, "00".repeat(X25519.KEY_BYTES));
        }
    }

    @Test
    void entropyGivesAsMuchAsAskedForAndNotTwiceTheSame() {
        var entropy = suite().entropy();
        for (var length : new int[] {0, 1, 5, 24, 64}) {
            assertEquals(length, entropy.next(length).length);
        }
        assertNotEquals(SecretBytes.owning(entropy.next(32)), SecretBytes.owning(entropy.next(32)));
    }

    /** The secretbox of the suite must do what any must. */
    @Nested
    public class ItsSecretBox extends SecretBoxContract {
        /** For the test engine. */
        public ItsSecretBox() {}

        @Override
        protected SecretBox secretBox() {
            return suite().secretBox();
        }
    }

    private byte[] derive(int length) {
        return suite().hkdf().derive(secret("0b"), ascii("info"), length).revealTo(byte[]::clone);
    }

    private void assertAgreed(String privateKey, String publicKey, String expected) {
        assertEquals(secret(expected), suite().x25519().agree(secret(privateKey), bytes(publicKey)));
    }

    private static void assertHex(String expected, byte[] actual) {
        assertEquals(expected, HexFormat.of().formatHex(actual));
    }

    private static byte[] counting(int length) {
        var bytes = new byte[length];
        for (var i = 0; i < length; i++) {
            bytes[i] = (byte) i;
        }
        return bytes;
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
