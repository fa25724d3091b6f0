package wormhole.crypto.bc.spake2;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigInteger;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class TermTest {
    private final Random random = new Random(1121);

    @Test
    void multiplyingAgreesWithTheTextbook() {
        for (var i = 0; i < 40; i++) {
            var scalar = scalar();
            assertArrayEquals(
                    Affine.BASE.times(scalar).encode(),
                    Term.sum(new Term(scalar, Group.BASE)).encode());
        }
    }

    @Test
    void aSumOfTermsAgreesWithTheTextbook() {
        var symmetric = Affine.decode(Group.arbitraryElement("symmetric".getBytes()));
        for (var i = 0; i < 20; i++) {
            var a = scalar();
            var b = scalar();
            assertArrayEquals(
                    Affine.BASE.times(a).plus(symmetric.times(b)).encode(),
                    Term.sum(new Term(a, Group.BASE), new Term(b, Group.SYMMETRIC))
                            .encode());
        }
    }

    @Test
    void edgeScalarsAgreeWithTheTextbook() {
        for (var hex : new String[] {"00".repeat(32), "01" + "00".repeat(31), "ff".repeat(32), "10".repeat(32)}) {
            var scalar = HexFormat.of().parseHex(hex);
            assertArrayEquals(
                    Affine.BASE.times(scalar).encode(),
                    Term.sum(new Term(scalar, Group.BASE)).encode());
        }
    }

    @Test
    void theOrderTimesTheBaseIsTheIdentity() {
        var product = Term.sum(new Term(Group.order(), Group.BASE));
        assertTrue(product.isIdentity());
        assertArrayEquals(Group.identity(), product.encode());
    }

    @Test
    void aPointAndItsNegativeAddUpToTheIdentity() {
        var scalar = Scalar.reduce(scalar());
        var sum = Term.sum(new Term(scalar, Group.BASE), new Term(Scalar.negate(scalar), Group.BASE));
        assertTrue(sum.isIdentity());
    }

    @Test
    void pointsOfSmallOrderAreNotInTheGroup() {
        var orderTwo = "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f";
        var orderFour = "00".repeat(32);
        for (var hex : new String[] {orderTwo, orderFour}) {
            assertFalse(
                    Group.contains(Point.decode(HexFormat.of().parseHex(hex)).orElseThrow()));
        }
    }

    private byte[] scalar() {
        var bytes = new byte[32];
        random.nextBytes(bytes);
        return bytes;
    }

    /** The curve as the textbook has it, slow and with big integers: what the fast arithmetic is checked against. */
    private record Affine(BigInteger x, BigInteger y) {
        private static final BigInteger Q = BigInteger.TWO.pow(255).subtract(BigInteger.valueOf(19));
        private static final BigInteger D = BigInteger.valueOf(-121665)
                .multiply(BigInteger.valueOf(121666).modInverse(Q))
                .mod(Q);
        private static final BigInteger ROOT_OF_MINUS_ONE =
                BigInteger.TWO.modPow(Q.subtract(BigInteger.ONE).shiftRight(2), Q);
        private static final Affine IDENTITY = new Affine(BigInteger.ZERO, BigInteger.ONE);
        static final Affine BASE = decode(Group.base());

        static Affine decode(byte[] encoded) {
            var bits = new BigInteger(1, reversed(encoded));
            var y = bits.clearBit(255);
            var ySquared = y.multiply(y);
            var xSquared = ySquared.subtract(BigInteger.ONE)
                    .multiply(D.multiply(ySquared).add(BigInteger.ONE).modInverse(Q))
                    .mod(Q);
            var x = xSquared.modPow(Q.add(BigInteger.valueOf(3)).shiftRight(3), Q);
            if (!x.multiply(x).mod(Q).equals(xSquared)) {
                x = x.multiply(ROOT_OF_MINUS_ONE).mod(Q);
            }
            return new Affine(x.testBit(0) == bits.testBit(255) ? x : Q.subtract(x), y);
        }

        Affine plus(Affine o) {
            var product = D.multiply(x).multiply(o.x).multiply(y).multiply(o.y);
            var newX = x.multiply(o.y).add(o.x.multiply(y));
            var newY = y.multiply(o.y).add(x.multiply(o.x));
            return new Affine(
                    newX.multiply(BigInteger.ONE.add(product).modInverse(Q)).mod(Q),
                    newY.multiply(BigInteger.ONE.subtract(product).modInverse(Q))
                            .mod(Q));
        }

        Affine times(byte[] littleEndian) {
            var scalar = new BigInteger(1, reversed(littleEndian));
            var result = IDENTITY;
            for (var i = scalar.bitLength() - 1; i >= 0; i--) {
                result = result.plus(result);
                result = scalar.testBit(i) ? result.plus(this) : result;
            }
            return result;
        }

        byte[] encode() {
            var bits = x.testBit(0) ? y.setBit(255) : y;
            var encoded = new byte[32];
            for (var i = 0; i < 32; i++) {
                encoded[i] = bits.shiftRight(8 * i).byteValue();
            }
            return encoded;
        }

        private static byte[] reversed(byte[] bytes) {
            var reversed = new byte[bytes.length];
            for (var i = 0; i < bytes.length; i++) {
                reversed[i] = bytes[bytes.length - 1 - i];
            }
            return reversed;
        }
    }
}
