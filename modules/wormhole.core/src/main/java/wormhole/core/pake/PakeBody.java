package wormhole.core.pake;

import jakarta.json.JsonString;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Optional;
import wormhole.core.wire.Bytes;
import wormhole.json.JsonRefusedException;
import wormhole.json.StrictJson;

/** The body of phase {@code pake}: {@code {"pake_v1": hex}} (protocol C.2). Not encrypted. */
public final class PakeBody {
    /** Far above what any implementation sends. */
    public static final int MAX_BYTES = 4096;

    private static final String KEY = "pake_v1";

    private PakeBody() {}

    /**
     * Writes a body.
     *
     * @param message of SPAKE2
     * @return JSON in UTF-8, spelled as the reference spells it
     */
    public static Bytes write(byte[] message) {
        var json = "{\"" + KEY + "\": \"" + HexFormat.of().formatHex(message) + "\"}";
        return Bytes.owning(json.getBytes(StandardCharsets.US_ASCII));
    }

    /**
     * Reads a body.
     *
     * @param body unchecked
     * @return the message of SPAKE2, unchecked; empty if there is none of this version, which counts as a wrong code
     * @throws JsonRefusedException not JSON, not an object, not hex, or too long
     */
    public static Optional<byte[]> read(Bytes body) throws JsonRefusedException {
        if (body.length() > MAX_BYTES) {
            throw new JsonRefusedException("a key agreement message of " + body.length() + " bytes");
        }
        var value = StrictJson.peerObject(body.unsafeArray()).get(KEY);
        if (value == null) {
            return Optional.empty();
        }
        if (!(value instanceof JsonString string)) {
            throw new JsonRefusedException("a JSON " + value.getValueType() + " as " + KEY);
        }
        try {
            return Optional.of(HexFormat.of().parseHex(string.getString()));
        } catch (IllegalArgumentException e) {
            throw new JsonRefusedException("a " + KEY + " that is not hex");
        }
    }
}
