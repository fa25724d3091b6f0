package wormhole.transit.handshake;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.HexFormat;
import wormhole.api.transit.TransitRole;
import wormhole.core.wire.Bytes;
import wormhole.spi.crypto.Hkdf;
import wormhole.spi.crypto.SecretBytes;

/** What follows from a transit key ({@code transit.py}): the handshake lines, and the keys of the records of each direction. */
public final class TransitKey {
    /** Bytes of a transit key, and of a record key. */
    public static final int KEY_BYTES = 32;

    private final SecretBytes key;
    private final Hkdf hkdf;

    /**
     * Takes a key.
     *
     * @param key derived from the wormhole's; stays with the caller, who wipes it
     * @param hkdf derives
     */
    public TransitKey(SecretBytes key, Hkdf hkdf) {
        if (key.length() != KEY_BYTES) {
            throw new IllegalArgumentException("a transit key has " + KEY_BYTES + " bytes");
        }
        this.key = key;
        this.hkdf = hkdf;
    }

    /**
     * The lines of an attempt.
     *
     * @param role ours
     * @param side ours
     * @return what we write and what we wait for; whoever sees one can pretend to be one end of the handshake, not of the records
     */
    public HandshakeLines lines(TransitRole role, TransitSide side) {
        return new HandshakeLines(role, line(role), line(role.peer()), relayLine(side));
    }

    /**
     * The key of the records of one direction.
     *
     * @param writer who seals them
     * @return 32 bytes; the caller wipes it
     */
    public SecretBytes recordKey(TransitRole writer) {
        return derive("transit_record_" + name(writer) + "_key");
    }

    private Bytes line(TransitRole role) {
        return ascii("transit " + name(role) + " " + hex("transit_" + name(role)) + " ready\n\n");
    }

    private Bytes relayLine(TransitSide side) {
        return ascii("please relay " + hex("transit_relay_token") + " for side " + side.value() + "\n");
    }

    private static String name(TransitRole role) {
        return role == TransitRole.SENDER ? "sender" : "receiver";
    }

    private String hex(String purpose) {
        var derived = derive(purpose);
        String hex = derived.revealTo(bytes -> HexFormat.of().formatHex(bytes));
        derived.wipe();
        return hex;
    }

    private SecretBytes derive(String purpose) {
        return hkdf.derive(key, purpose.getBytes(US_ASCII), KEY_BYTES);
    }

    private static Bytes ascii(String text) {
        return Bytes.owning(text.getBytes(US_ASCII));
    }
}
