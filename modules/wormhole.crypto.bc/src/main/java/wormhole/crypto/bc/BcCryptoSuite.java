package wormhole.crypto.bc;

import wormhole.crypto.bc.hash.Blake2s;
import wormhole.crypto.bc.hash.HkdfSha256;
import wormhole.crypto.bc.hash.Sha256;
import wormhole.crypto.bc.spake2.SymmetricSpake2;
import wormhole.spi.crypto.Aead;
import wormhole.spi.crypto.CryptoSuite;
import wormhole.spi.crypto.Entropy;
import wormhole.spi.crypto.Hkdf;
import wormhole.spi.crypto.SecretBox;
import wormhole.spi.crypto.Spake2;
import wormhole.spi.crypto.X25519;

/** Every primitive is stateless, so one of each serves all threads. */
final class BcCryptoSuite implements CryptoSuite {
    private final Spake2 spake2 = new SymmetricSpake2();
    private final SecretBox secretBox = new XSalsa20Poly1305();
    private final Hkdf hkdf = new HkdfSha256();
    private final X25519 x25519 = new Curve25519();
    private final Aead chaCha20Poly1305 = new ChaCha20Poly1305Aead();
    private final Entropy entropy = new SystemEntropy();

    @Override
    public Spake2 spake2() {
        return spake2;
    }

    @Override
    public SecretBox secretBox() {
        return secretBox;
    }

    @Override
    public Hkdf hkdf() {
        return hkdf;
    }

    @Override
    public byte[] sha256(byte[]... parts) {
        return Sha256.of(parts);
    }

    @Override
    public byte[] blake2s(byte[]... parts) {
        return Blake2s.of(parts);
    }

    @Override
    public X25519 x25519() {
        return x25519;
    }

    @Override
    public Aead chaCha20Poly1305() {
        return chaCha20Poly1305;
    }

    @Override
    public Entropy entropy() {
        return entropy;
    }
}
