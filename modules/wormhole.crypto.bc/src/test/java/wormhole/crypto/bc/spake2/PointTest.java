package wormhole.crypto.bc.spake2;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigInteger;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Encodings of points: each point has one. */
class PointTest {
    private static final int SIGN = 0x80;

    @Test
    void aCoordinateThatIsNotReducedIsRefused() {
        for (var y = 0; y < 19; y++) {
            var encoded = littleEndian(Group.FIELD_ORDER.add(BigInteger.valueOf(y)));
            assertEquals(Optional.empty(), Point.decode(encoded).map(Point::encode), "y = p + " + y);
            encoded[31] |= (byte) SIGN;
            assertEquals(Optional.empty(), Point.decode(encoded).map(Point::encode), "y = p + " + y + ", negative");
        }
    }

    @Test
    void theSignOfZeroIsPositive() {
        var identity = Point.identity().encode();
        assertArrayEquals(identity, Point.decode(identity).orElseThrow().encode());
        identity[31] |= (byte) SIGN;
        assertEquals(Optional.empty(), Point.decode(identity).map(Point::encode));
    }

    @Test
    void aCoordinateWithoutPointIsRefused() {
        assertEquals(
                Optional.empty(), Point.decode(littleEndian(BigInteger.TWO)).map(Point::encode));
        assertEquals(
                Optional.empty(),
                Point.decode(littleEndian(BigInteger.valueOf(7))).map(Point::encode));
    }

    @Test
    void bothSignsOfACoordinateAreDecoded() {
        var base = Group.base();
        assertArrayEquals(base, Point.decode(base).orElseThrow().encode());
        base[31] |= (byte) SIGN;
        assertArrayEquals(base, Point.decode(base).orElseThrow().encode());
    }

    private static byte[] littleEndian(BigInteger number) {
        var bytes = new byte[Point.BYTES];
        for (var i = 0; i < bytes.length; i++) {
            bytes[i] = number.shiftRight(8 * i).byteValue();
        }
        return bytes;
    }
}
