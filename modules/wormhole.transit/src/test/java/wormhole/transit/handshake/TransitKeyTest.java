package wormhole.transit.handshake;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import wormhole.api.transit.TransitRole;
import wormhole.core.wire.Bytes;
import wormhole.crypto.bc.BcCryptoProvider;
import wormhole.spi.crypto.Hkdf;
import wormhole.spi.crypto.SecretBytes;

/** The answers are those of magic-wormhole 0.24.0 ({@code transit.py}) for the key 00 01 … 1f. */
final class TransitKeyTest {
    private static final TransitSide SIDE = new TransitSide("0123456789abcdef");
    private static final String SENDER_LINE =
            "transit sender df67f98b57b6009f674ac8ea789aa2a494e4c52582da55d38857d56518b81bba ready\n\n";
    private static final String RECEIVER_LINE =
            "transit receiver c83f7ef38f8b2e0a2495966db3c137772e81c475f54f45483fb1e5dc500db6dc ready\n\n";
    private static final String RELAY_LINE =
            "please relay 2bb809ffd25339e827f73497f80f9d4419708192bc8282ab3d28e530fc7599e7"
                    + " for side 0123456789abcdef\n";

    private final Hkdf hkdf = new BcCryptoProvider().suite().hkdf();
    private final List<SecretBytes> derived = new ArrayList<>();

    private TransitKey key() {
        var bytes = new byte[32];
        for (var i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) i;
        }
        return new TransitKey(SecretBytes.owning(bytes), this::derive);
    }

    private SecretBytes derive(SecretBytes key, byte[] info, int length) {
        var secret = hkdf.derive(key, info, length);
        derived.add(secret);
        return secret;
    }

    private static String text(Bytes line) {
        return new String(line.toArray(), US_ASCII);
    }

    @Test
    void theSendersLinesAreThoseOfTheReference() {
        var lines = key().lines(TransitRole.SENDER, SIDE);
        assertEquals(TransitRole.SENDER, lines.role());
        assertEquals(SENDER_LINE, text(lines.ours()));
        assertEquals(RECEIVER_LINE, text(lines.theirs()));
        assertEquals(RELAY_LINE, text(lines.relay()));
    }

    @Test
    void theReceiversLinesAreThoseOfTheReference() {
        var lines = key().lines(TransitRole.RECEIVER, SIDE);
        assertEquals(TransitRole.RECEIVER, lines.role());
        assertEquals(RECEIVER_LINE, text(lines.ours()));
        assertEquals(SENDER_LINE, text(lines.theirs()));
        assertEquals(RELAY_LINE, text(lines.relay()));
    }

    @Test
    void theRecordKeysAreThoseOfTheReference() {
        assertEquals(
                "a879f7c8206df95eba1f8a887203e3ceaa5238b43455859c34e02f34eb797d37",
                hex(key().recordKey(TransitRole.SENDER)));
        assertEquals(
                "438fe439c794bdc524ba4f5935b03fdfef305e8dbc6369a839f0ea09d09ef2ef",
                hex(key().recordKey(TransitRole.RECEIVER)));
    }

    private static String hex(SecretBytes secret) {
        return secret.revealTo(bytes -> HexFormat.of().formatHex(bytes));
    }

    @ParameterizedTest
    @EnumSource
    void whatTheLinesWereMadeOfIsWipedAndARecordKeyIsTheCallers(TransitRole role) {
        key().lines(role, SIDE);
        assertEquals(3, derived.size());
        assertTrue(derived.stream().allMatch(SecretBytes::isWiped));
        assertFalse(key().recordKey(role).isWiped());
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 16, 31, 33, 64})
    void aKeyOfAnotherLengthIsTheCallersMistake(int length) {
        var secret = SecretBytes.owning(new byte[length]);
        assertThrows(IllegalArgumentException.class, () -> new TransitKey(secret, hkdf));
    }
}
