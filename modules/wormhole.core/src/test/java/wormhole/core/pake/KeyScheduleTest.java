package wormhole.core.pake;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import wormhole.core.wire.Bytes;
import wormhole.core.wire.Phase;
import wormhole.core.wire.Side;
import wormhole.crypto.bc.BcCryptoProvider;
import wormhole.spi.crypto.CryptoSuite;
import wormhole.spi.crypto.ForgedException;
import wormhole.spi.crypto.ForwardingCryptoSuite;
import wormhole.spi.crypto.Hkdf;
import wormhole.spi.crypto.SecretBytes;

/** The answers are those of magic-wormhole 0.24.0 ({@code _key.py}) for the key 00 01 … 1f. */
final class KeyScheduleTest {
    private static final Side SIDE = new Side("5b6d3a0c91");
    private static final Side OTHER_SIDE = new Side("0123456789");

    private final SecretBytes key = SecretBytes.owning(counting());
    private final List<SecretBytes> derived = new ArrayList<>();
    private final CryptoSuite crypto = new Remembering();
    private final KeySchedule schedule = new KeySchedule(crypto);

    /** Keeps what was derived, to see what becomes of it. */
    private final class Remembering extends ForwardingCryptoSuite {
        Remembering() {
            super(new BcCryptoProvider().suite());
        }

        @Override
        public Hkdf hkdf() {
            return (secret, info, length) -> {
                var result = super.hkdf().derive(secret, info, length);
                derived.add(result);
                return result;
            };
        }
    }

    private static byte[] counting() {
        var bytes = new byte[32];
        for (var i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) i;
        }
        return bytes;
    }

    private String phaseKey(Side side, String phase) {
        return schedule.phaseKey(key, side, new Phase(phase))
                .revealTo(bytes -> HexFormat.of().formatHex(bytes));
    }

    @Test
    void theKeyOfAMessageIsThatOfTheReferenceForItsSideAndPhase() {
        assertEquals("f9300e9070cbfa1578e3f89d44fe0f1fd145150192a416666fa901cc6650209a", phaseKey(SIDE, "version"));
        assertEquals("3a8022bd0a57961d5841c39c51ad2dc829423350729035634171feb0ac637a23", phaseKey(SIDE, "0"));
        assertEquals("0943da0b4118c8a69cffd544d1d6a3f4e1ed03d98051724095b4d794a8ed69c5", phaseKey(OTHER_SIDE, "0"));
    }

    @Test
    void theVerifierIsThatOfTheReferenceAndWhatItWasMadeOfIsWiped() {
        assertEquals(
                "116c6e41d0faf2886a5b488079748585db2c4d6d151cca6c580055e1bd176459",
                schedule.verifier(key).hex());
        assertEquals(1, derived.size());
        assertTrue(derived.get(0).isWiped());
    }

    @Test
    void theKeyOfAMessageIsWipedOnceItIsSealedOrOpenedOrRefused() throws ForgedException {
        var cipher = new PhaseCipher(crypto);
        var body = cipher.seal(key, SIDE, new Phase("0"), new byte[24], Bytes.owning(new byte[] {1, 2, 3}));
        assertArrayEquals(
                new byte[] {1, 2, 3},
                cipher.open(key, SIDE, new Phase("0"), body).toArray());
        assertThrows(ForgedException.class, () -> cipher.open(key, OTHER_SIDE, new Phase("0"), body));
        assertEquals(3, derived.size());
        assertTrue(derived.stream().allMatch(SecretBytes::isWiped));
    }
}
