package wormhole.transit.record;

import java.math.BigInteger;
import java.util.Arrays;
import wormhole.spi.crypto.SecretBox;

/** Counts the records of one direction: 24 bytes, big-endian (protocol E.4), in one array that is changed in place. */
final class Nonce {
    private final byte[] bytes = new byte[SecretBox.NONCE_BYTES];
    private boolean usedUp;

    Nonce(BigInteger first) {
        var magnitude = first.toByteArray();
        if (first.signum() < 0 || first.bitLength() > 8 * bytes.length) {
            throw new IllegalArgumentException("a nonce has " + bytes.length + " bytes");
        }
        var length = Math.min(magnitude.length, bytes.length);
        System.arraycopy(magnitude, magnitude.length - length, bytes, bytes.length - length, length);
    }

    /** Not a copy. */
    byte[] bytes() {
        return bytes;
    }

    /** Whether every value has been used: another record would repeat one, which gives away both. */
    boolean usedUp() {
        return usedUp;
    }

    boolean isAt(byte[] array, int offset) {
        return !usedUp && Arrays.equals(bytes, 0, bytes.length, array, offset, offset + bytes.length);
    }

    void writeTo(byte[] array, int offset) {
        System.arraycopy(bytes, 0, array, offset, bytes.length);
    }

    void increment() {
        var i = bytes.length - 1;
        while (i >= 0 && ++bytes[i] == 0) {
            i--;
        }
        usedUp = i < 0;
    }
}
