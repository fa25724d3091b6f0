package wormhole.core.pake;

import java.util.Arrays;
import wormhole.core.wire.Bytes;
import wormhole.core.wire.Phase;
import wormhole.core.wire.Side;
import wormhole.spi.crypto.CryptoSuite;
import wormhole.spi.crypto.ForgedException;
import wormhole.spi.crypto.SecretBox;
import wormhole.spi.crypto.SecretBytes;

/** Seals and opens message bodies: a nonce of 24 bytes, then a secretbox (protocol C.4). */
public final class PhaseCipher {
    private final CryptoSuite crypto;
    private final KeySchedule schedule;

    /**
     * Makes a cipher.
     *
     * @param crypto does the work
     */
    public PhaseCipher(CryptoSuite crypto) {
        this.crypto = crypto;
        this.schedule = new KeySchedule(crypto);
    }

    /**
     * Seals.
     *
     * @param key of the key agreement
     * @param side of the sender, ours
     * @param phase of the message
     * @param nonce 24 bytes, never used before
     * @param plaintext what to say
     * @return the body
     */
    public Bytes seal(SecretBytes key, Side side, Phase phase, byte[] nonce, Bytes plaintext) {
        var phaseKey = schedule.phaseKey(key, side, phase);
        var box = crypto.secretBox().seal(phaseKey, nonce, plaintext.unsafeArray());
        phaseKey.wipe();
        var body = Arrays.copyOf(nonce, nonce.length + box.length);
        System.arraycopy(box, 0, body, nonce.length, box.length);
        return Bytes.owning(body);
    }

    /**
     * Opens.
     *
     * @param key of the key agreement
     * @param side of the sender, as the server says
     * @param phase of the message
     * @param body unchecked
     * @return the plaintext
     * @throws ForgedException it was not sealed under this key for this side and phase, or is too short
     */
    public Bytes open(SecretBytes key, Side side, Phase phase, Bytes body) throws ForgedException {
        var whole = body.unsafeArray();
        if (whole.length < SecretBox.NONCE_BYTES + SecretBox.TAG_BYTES) {
            throw new ForgedException();
        }
        var nonce = Arrays.copyOf(whole, SecretBox.NONCE_BYTES);
        var box = Arrays.copyOfRange(whole, SecretBox.NONCE_BYTES, whole.length);
        var phaseKey = schedule.phaseKey(key, side, phase);
        try {
            return Bytes.owning(crypto.secretBox().open(phaseKey, nonce, box));
        } finally {
            phaseKey.wipe();
        }
    }
}
