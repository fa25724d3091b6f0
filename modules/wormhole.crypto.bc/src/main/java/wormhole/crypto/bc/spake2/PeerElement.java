package wormhole.crypto.bc.spake2;

import java.util.Arrays;
import wormhole.spi.crypto.BadElementException;
import wormhole.spi.crypto.BadElementException.Reason;
import wormhole.spi.crypto.Spake2;

/**
 * Reads a SPAKE2 message of a stranger. Stricter than python-spake2, which takes some spellings of the identity and
 * messages of a wrong length: no honest peer sends those.
 */
final class PeerElement {
    static final byte SIDE = 'S';

    private PeerElement() {}

    static Point of(byte[] message, byte[] ownMessage) throws BadElementException {
        check(message.length == Spake2.MESSAGE_BYTES, Reason.LENGTH);
        check(message[0] == SIDE, Reason.SIDE);
        check(!Arrays.equals(message, ownMessage), Reason.REFLECTED);
        var point = Point.decode(element(message)).orElseThrow(() -> new BadElementException(Reason.NOT_ON_CURVE));
        check(Group.contains(point), Reason.WRONG_ORDER);
        return point;
    }

    static byte[] element(byte[] message) {
        return Arrays.copyOfRange(message, 1, message.length);
    }

    private static void check(boolean right, Reason otherwise) throws BadElementException {
        if (!right) {
            throw new BadElementException(otherwise);
        }
    }
}
