package wormhole.core.wire;

import java.util.HexFormat;
import wormhole.spi.crypto.Entropy;

/**
 * The name of one end of a wormhole, as the mailbox server knows it. Ours is 5 random bytes in hex, made once and kept
 * across reconnects (protocol B.2); a peer's is whatever it says.
 *
 * @param value up to {@value #MAX_LENGTH} ASCII characters
 */
public record Side(String value) {
    /** Far above what any implementation uses. */
    public static final int MAX_LENGTH = 256;

    /** Checks the length, and that it is ASCII: it enters a key derivation. */
    public Side {
        if (value.length() > MAX_LENGTH || !value.chars().allMatch(c -> c < 0x80)) {
            throw new IllegalArgumentException("a side has at most " + MAX_LENGTH + " ASCII characters");
        }
    }

    /**
     * Makes a new one.
     *
     * @param entropy 5 bytes are drawn
     * @return 10 hex digits
     */
    public static Side random(Entropy entropy) {
        return new Side(HexFormat.of().formatHex(entropy.next(5)));
    }

    // Written out: the methods that a record gets by itself are linked at first use, which a short run feels.
    @Override
    public boolean equals(Object other) {
        return other instanceof Side that && value.equals(that.value);
    }

    @Override
    public int hashCode() {
        return value.hashCode();
    }
}
