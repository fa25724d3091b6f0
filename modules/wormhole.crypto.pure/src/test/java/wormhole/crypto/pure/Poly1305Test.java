package wormhole.crypto.pure;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Against RFC 8439 and against arithmetic on big integers, at the edges a random message never meets. */
final class Poly1305Test {
    private static final BigInteger PRIME = BigInteger.TWO.pow(130).subtract(BigInteger.valueOf(5));

    @Test
    void theKnownAnswerOfTheRfcIsGiven() {
        var key = HexFormat.of().parseHex("85d6be7857556d337f4452fe42d506a80103808afb0db2fd4abff6af4149f51b");
        assertEquals(
                "a8061dc1305136c6c22b8baf0c0127a9",
                HexFormat.of().formatHex(tag(key, "Cryptographic Forum Research Group".getBytes())));
    }

    // RFC 8439, A.3, vectors 7 to 11: sums that are the prime, or just off it.
    @Test
    void sumsAroundThePrimeAreReduced() {
        assertTag("02", "ff".repeat(16), "03");
        assertTag("02" + "00".repeat(15) + "ff".repeat(16), "02", "03");
        assertTag("01", "ff".repeat(16) + "f0" + "ff".repeat(15) + "11" + "00".repeat(15), "05");
        assertTag("01", "ff".repeat(16) + "fb" + "fe".repeat(15) + "01".repeat(16), "00");
        assertTag("02", "fd" + "ff".repeat(15), "fa" + "ff".repeat(15));
    }

    // The first carry goes all the way round and makes another one in the lowest limb: 2^130 + 2^45 - 2.
    @Test
    void aCarryAroundTheLimbsIsCarriedOn() {
        var key = "4b146c00180e" + "00".repeat(26);
        var message = "c909e36a754a7a3fd2157b72d37222f7";
        assertTag(key, message, "030000000020");
        var bytes = HexFormat.of();
        assertArrayEquals(
                expected(bytes.parseHex(key), bytes.parseHex(message)),
                tag(bytes.parseHex(key), bytes.parseHex(message)));
    }

    @Test
    void fourBlocksWhoseSumIsBeyondThePrimeAreReduced() {
        assertTag("01", "ff".repeat(64), "06");
    }

    // Five more than the lowest limb, or the two lowest, would carry; but the sum is below the prime.
    @Test
    void sumsWithLowLimbsOfOnesAreLeftAsTheyAre() {
        assertTag("01", "ffffffffff0f" + "00".repeat(10), "ffffffffff0f");
        assertTag("01", "ff".repeat(11) + "00".repeat(5), "ff".repeat(11));
    }

    @Test
    void whatWasTakenBeforeDoesNotChangeTheNextTag() {
        var key = new byte[32];
        Arrays.fill(key, (byte) 7);
        var mac = new Poly1305();
        for (var length : new int[] {79, 65, 31, 1, 0}) {
            var message = filled(new Random(length), length, 2);
            assertArrayEquals(expected(key, message), tag(mac, key, message));
        }
    }

    @Test
    void arithmeticOnBigIntegersAgrees() {
        var random = new Random(1305);
        for (var i = 0; i < 4000; i++) {
            var key = filled(random, 32, i % 4);
            var message = filled(random, random.nextInt(i % 16 == 0 ? 3000 : 300), i / 4 % 4);
            assertArrayEquals(expected(key, message), tag(key, message));
        }
    }

    private static byte[] filled(Random random, int length, int how) {
        var bytes = new byte[length];
        switch (how) {
            case 0 -> Arrays.fill(bytes, (byte) 0xff);
            case 1 -> {
                for (var i = 0; i < length; i++) {
                    bytes[i] = (byte) (random.nextBoolean() ? 0xff : 0);
                }
            }
            default -> random.nextBytes(bytes);
        }
        return bytes;
    }

    private static void assertTag(String key, String message, String tag) {
        var hex = HexFormat.of();
        var message1 = hex.parseHex(message + "00".repeat((16 - message.length() / 2 % 16) % 16));
        assertEquals(
                hex.formatHex(Arrays.copyOf(hex.parseHex(tag), 16)),
                hex.formatHex(tag(Arrays.copyOf(hex.parseHex(key), 32), message1)));
    }

    private static byte[] tag(byte[] key, byte[] message) {
        return tag(new Poly1305(), key, message);
    }

    private static byte[] tag(Poly1305 mac, byte[] key, byte[] message) {
        var words = ByteBuffer.wrap(key).order(ByteOrder.LITTLE_ENDIAN).asLongBuffer();
        mac.begin(words.get(0), words.get(1), words.get(2), words.get(3));
        mac.update(message, 0, message.length);
        var tag = new byte[16];
        mac.tag(tag, 0);
        return tag;
    }

    private static byte[] expected(byte[] key, byte[] message) {
        var r = number(key, 0, 16).and(new BigInteger("0ffffffc0ffffffc0ffffffc0fffffff", 16));
        var sum = BigInteger.ZERO;
        for (var at = 0; at < message.length; at += 16) {
            var length = Math.min(16, message.length - at);
            var block = number(message, at, length).setBit(8 * length);
            sum = sum.add(block).multiply(r).mod(PRIME);
        }
        return lowest16(sum.add(number(key, 16, 16)));
    }

    private static BigInteger number(byte[] from, int offset, int length) {
        return new BigInteger(1, reversed(Arrays.copyOfRange(from, offset, offset + length)));
    }

    private static byte[] lowest16(BigInteger number) {
        return Arrays.copyOf(reversed(number.setBit(256).toByteArray()), 16);
    }

    private static byte[] reversed(byte[] bytes) {
        var reversed = new byte[bytes.length];
        for (var i = 0; i < bytes.length; i++) {
            reversed[i] = bytes[bytes.length - 1 - i];
        }
        return reversed;
    }
}
