package wormhole.transit.handshake;

import static java.nio.charset.StandardCharsets.US_ASCII;

import wormhole.api.transit.TransitRole;
import wormhole.core.wire.Bytes;

/**
 * The lines of one end. Their text form does not show them.
 *
 * @param role of this end
 * @param ours what this end writes
 * @param theirs what the other end must write, byte for byte
 * @param relay what a relay is told first
 */
public record HandshakeLines(TransitRole role, Bytes ours, Bytes theirs, Bytes relay) {
    /** What a relay answers when it has found the other end. */
    public static final Bytes OK = ascii("ok\n");

    /** What the sender writes on the connection it chose. */
    public static final Bytes GO = ascii("go\n");

    /** What the sender writes on a connection it did not choose. */
    public static final Bytes NEVERMIND = ascii("nevermind\n");

    private static Bytes ascii(String text) {
        return Bytes.owning(text.getBytes(US_ASCII));
    }
}
