package wormhole.crypto.bc.spake2;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class ScalarTest {
    private static final BigInteger ORDER =
            BigInteger.TWO.pow(252).add(new BigInteger("27742317777372353535851937790883648493"));

    private final Random random = new Random(20261121);

    @Test
    void theOrderIsTheOneOfTheCurve() {
        assertEquals(ORDER, number(Scalar.order()));
    }

    @Test
    void reducingAgreesWithBigIntegers() {
        Stream.concat(edges(), IntStream.range(0, 5000).mapToObj(i -> random(1 + i % 64)))
                .forEach(bytes -> assertEquals(
                        new BigInteger(1, bytes).mod(ORDER),
                        number(Scalar.reduce(bytes)),
                        () -> HexFormat.of().formatHex(bytes)));
    }

    @Test
    void multiplyingAgreesWithBigIntegers() {
        for (var i = 0; i < 2000; i++) {
            var a = random(32);
            var b = random(32);
            assertEquals(number(a).multiply(number(b)).mod(ORDER), number(Scalar.multiply(a, b)));
        }
    }

    @Test
    void multiplyingTheLargestNumbersDoesNotOverflow() {
        var largest = filled(32, 0xff);
        assertEquals(
                BigInteger.TWO.pow(256).subtract(BigInteger.ONE).pow(2).mod(ORDER),
                number(Scalar.multiply(largest, largest)));
    }

    @Test
    void aNumberAndItsNegativeAddUpToTheOrder() {
        var a = Scalar.reduce(random(64));
        assertEquals(ORDER, number(a).add(number(Scalar.negate(a))));
    }

    @Test
    void theNegativeOfZeroIsZero() {
        assertEquals(BigInteger.ZERO, number(Scalar.negate(new byte[32])));
    }

    // Around the multiples of the order, where one subtraction too few or too many would show.
    private Stream<byte[]> edges() {
        var multiples = Stream.of(0, 1, 2, 15, 16, 17).map(BigInteger::valueOf).map(ORDER::multiply);
        var high = IntStream.of(252, 253, 256, 280, 308, 500).mapToObj(BigInteger.TWO::pow);
        var highMultiples = IntStream.of(28, 56, 128, 255).mapToObj(i -> ORDER.multiply(BigInteger.TWO.pow(i)));
        return Stream.concat(
                Stream.of(multiples, high, highMultiples)
                        .flatMap(s -> s)
                        .flatMap(n ->
                                Stream.of(n.subtract(BigInteger.ONE).max(BigInteger.ZERO), n, n.add(BigInteger.ONE)))
                        .map(BigInteger::toByteArray),
                Stream.of(filled(64, 0xff), new byte[64], new byte[0]));
    }

    private byte[] random(int length) {
        var bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }

    private static byte[] filled(int length, int value) {
        var bytes = new byte[length];
        Arrays.fill(bytes, (byte) value);
        return bytes;
    }

    private static BigInteger number(byte[] littleEndian) {
        var bytes = littleEndian.clone();
        for (var i = 0; i < bytes.length / 2; i++) {
            var low = bytes[i];
            bytes[i] = bytes[bytes.length - 1 - i];
            bytes[bytes.length - 1 - i] = low;
        }
        return new BigInteger(1, bytes);
    }
}
