package wormhole.crypto.bc.hash;

import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.generators.HKDFBytesGenerator;
import org.bouncycastle.crypto.params.HKDFParameters;
import wormhole.spi.crypto.Hkdf;
import wormhole.spi.crypto.SecretBytes;

/** HKDF-SHA256 without a salt, which RFC 5869 defines as a salt of 32 zero bytes. */
public final class HkdfSha256 implements Hkdf {
    /** Stateless: one is as good as another. */
    public HkdfSha256() {}

    @Override
    public SecretBytes derive(SecretBytes key, byte[] info, int length) {
        if (length < 0 || length > MAX_BYTES) {
            throw new IllegalArgumentException("HKDF gives 0 to " + MAX_BYTES + " bytes, not " + length);
        }
        return SecretBytes.owning(key.revealTo(raw -> expand(raw, info, length)));
    }

    /**
     * Derives from bytes as they are.
     *
     * @param key the input key material; not kept
     * @param info the purpose
     * @param length 0 to {@value Hkdf#MAX_BYTES}
     * @return the derived bytes
     */
    public static byte[] expand(byte[] key, byte[] info, int length) {
        var generator = new HKDFBytesGenerator(new SHA256Digest());
        generator.init(new HKDFParameters(key, null, info));
        var derived = new byte[length];
        generator.generateBytes(derived, 0, length);
        return derived;
    }
}
