package wormhole.crypto.bc;

import org.bouncycastle.crypto.InvalidCipherTextException;
import org.bouncycastle.crypto.modes.ChaCha20Poly1305;
import org.bouncycastle.crypto.params.AEADParameters;
import org.bouncycastle.crypto.params.KeyParameter;
import wormhole.spi.crypto.Aead;
import wormhole.spi.crypto.ForgedException;
import wormhole.spi.crypto.SecretBytes;

/** ChaCha20-Poly1305 of RFC 8439. */
final class ChaCha20Poly1305Aead implements Aead {
    @Override
    public byte[] seal(SecretBytes key, byte[] nonce, byte[] associated, byte[] plaintext) {
        Math.addExact(plaintext.length, TAG_BYTES);
        try {
            return run(cipher(true, key, nonce, associated), plaintext);
        } catch (InvalidCipherTextException e) {
            throw new IllegalStateException("sealing cannot fail to authenticate", e);
        }
    }

    @Override
    public byte[] open(SecretBytes key, byte[] nonce, byte[] associated, byte[] ciphertext) throws ForgedException {
        var cipher = cipher(false, key, nonce, associated);
        if (ciphertext.length < TAG_BYTES) {
            throw new ForgedException();
        }
        try {
            return run(cipher, ciphertext);
        } catch (InvalidCipherTextException e) {
            throw new ForgedException();
        }
    }

    private static ChaCha20Poly1305 cipher(boolean sealing, SecretBytes key, byte[] nonce, byte[] associated) {
        Sizes.checkKey(key, KEY_BYTES);
        Sizes.check("nonce", nonce.length, NONCE_BYTES);
        var cipher = new ChaCha20Poly1305();
        var keyParameter = key.revealTo(KeyParameter::new);
        cipher.init(sealing, new AEADParameters(keyParameter, TAG_BYTES * Byte.SIZE, nonce, associated));
        return cipher;
    }

    private static byte[] run(ChaCha20Poly1305 cipher, byte[] in) throws InvalidCipherTextException {
        var out = new byte[cipher.getOutputSize(in.length)];
        var done = cipher.processBytes(in, 0, in.length, out, 0);
        cipher.doFinal(out, done);
        return out;
    }
}
