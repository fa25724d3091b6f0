package wormhole.transit.handshake;

import java.util.HexFormat;
import wormhole.spi.crypto.Entropy;

/**
 * Tells a relay which connections come from the same end, so that it never joins an end to itself. Made once for an attempt and
 * used on all its connections.
 *
 * @param value {@value #LENGTH} hex digits, lower case
 */
public record TransitSide(String value) {
    /** Digits. */
    public static final int LENGTH = 16;

    /** Checks that it is what a relay takes. */
    public TransitSide {
        if (!value.matches("[0-9a-f]{" + LENGTH + "}")) {
            throw new IllegalArgumentException("a transit side is " + LENGTH + " hex digits");
        }
    }

    /**
     * Makes a new one.
     *
     * @param entropy 8 bytes are drawn
     * @return random
     */
    public static TransitSide random(Entropy entropy) {
        return new TransitSide(HexFormat.of().formatHex(entropy.next(LENGTH / 2)));
    }
}
