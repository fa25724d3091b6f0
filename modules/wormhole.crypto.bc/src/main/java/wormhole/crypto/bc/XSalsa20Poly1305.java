package wormhole.crypto.bc;

import java.security.MessageDigest;
import java.util.Arrays;
import org.bouncycastle.crypto.engines.XSalsa20Engine;
import org.bouncycastle.crypto.macs.Poly1305;
import org.bouncycastle.crypto.params.KeyParameter;
import org.bouncycastle.crypto.params.ParametersWithIV;
import wormhole.spi.crypto.ForgedException;
import wormhole.spi.crypto.SecretBox;
import wormhole.spi.crypto.SecretBytes;

/**
 * NaCl's secretbox. The first 32 bytes of the key stream are the one-time key of the authenticator, the text is encrypted
 * with what follows, and the tag stands before the ciphertext.
 */
final class XSalsa20Poly1305 implements SecretBox {
    private static final int MAC_KEY_BYTES = 32;

    @Override
    public byte[] seal(SecretBytes key, byte[] nonce, byte[] plaintext) {
        var stream = stream(key, nonce);
        var mac = authenticator(stream);
        var box = new byte[Math.addExact(TAG_BYTES, plaintext.length)];
        stream.processBytes(plaintext, 0, plaintext.length, box, TAG_BYTES);
        mac.update(box, TAG_BYTES, plaintext.length);
        mac.doFinal(box, 0);
        return box;
    }

    @Override
    public byte[] open(SecretBytes key, byte[] nonce, byte[] box) throws ForgedException {
        var stream = stream(key, nonce);
        if (box.length < TAG_BYTES) {
            throw new ForgedException();
        }
        var mac = authenticator(stream);
        mac.update(box, TAG_BYTES, box.length - TAG_BYTES);
        var tag = new byte[TAG_BYTES];
        mac.doFinal(tag, 0);
        if (!MessageDigest.isEqual(tag, Arrays.copyOf(box, TAG_BYTES))) {
            throw new ForgedException();
        }
        var plaintext = new byte[box.length - TAG_BYTES];
        stream.processBytes(box, TAG_BYTES, plaintext.length, plaintext, 0);
        return plaintext;
    }

    private static XSalsa20Engine stream(SecretBytes key, byte[] nonce) {
        Sizes.checkKey(key, KEY_BYTES);
        Sizes.check("nonce", nonce.length, NONCE_BYTES);
        var engine = new XSalsa20Engine();
        engine.init(true, new ParametersWithIV(key.revealTo(KeyParameter::new), nonce));
        return engine;
    }

    private static Poly1305 authenticator(XSalsa20Engine stream) {
        var macKey = new byte[MAC_KEY_BYTES];
        stream.processBytes(macKey, 0, MAC_KEY_BYTES, macKey, 0);
        var mac = new Poly1305();
        mac.init(new KeyParameter(macKey));
        Arrays.fill(macKey, (byte) 0);
        return mac;
    }
}
