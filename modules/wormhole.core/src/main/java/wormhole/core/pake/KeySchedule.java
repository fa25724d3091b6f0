package wormhole.core.pake;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import wormhole.api.Verifier;
import wormhole.core.wire.Phase;
import wormhole.core.wire.Side;
import wormhole.spi.crypto.CryptoSuite;
import wormhole.spi.crypto.SecretBytes;

/** What is derived from the key of the key agreement (protocol C.3; {@code _key.py}). */
public final class KeySchedule {
    private static final int KEY_BYTES = 32;

    private final CryptoSuite crypto;

    /**
     * Makes a schedule.
     *
     * @param crypto does the work
     */
    public KeySchedule(CryptoSuite crypto) {
        this.crypto = crypto;
    }

    /**
     * The key of one message.
     *
     * @param key of the key agreement
     * @param side of the sender
     * @param phase of the message
     * @return 32 bytes, for secretbox
     */
    public SecretBytes phaseKey(SecretBytes key, Side side, Phase phase) {
        var label = utf8("wormhole:phase:");
        var sideHash = crypto.sha256(utf8(side.value()));
        var phaseHash = crypto.sha256(utf8(phase.name()));
        var info = new byte[label.length + sideHash.length + phaseHash.length];
        System.arraycopy(label, 0, info, 0, label.length);
        System.arraycopy(sideHash, 0, info, label.length, sideHash.length);
        System.arraycopy(phaseHash, 0, info, label.length + sideHash.length, phaseHash.length);
        return crypto.hkdf().derive(key, info, KEY_BYTES);
    }

    /**
     * The verifier.
     *
     * @param key of the key agreement
     * @return for people to compare
     */
    public Verifier verifier(SecretBytes key) {
        var derived = derive(key, "wormhole:verifier", KEY_BYTES);
        var verifier = derived.revealTo(Verifier::new);
        derived.wipe();
        return verifier;
    }

    /**
     * A key for the application.
     *
     * @param key of the key agreement
     * @param purpose what for; normalised to NFC
     * @param length bytes
     * @return the derived key
     */
    public SecretBytes derive(SecretBytes key, String purpose, int length) {
        return crypto.hkdf().derive(key, utf8(Normalizer.normalize(purpose, Normalizer.Form.NFC)), length);
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
