package wormhole.spi.crypto;

/**
 * A suite that passes everything on to another: a base for suites that do one thing differently, such as drawing from another
 * random source or keeping keys in a device. As thread-safe as the other suite.
 */
public abstract class ForwardingCryptoSuite implements CryptoSuite {
    private final CryptoSuite suite;

    /**
     * For subclasses.
     *
     * @param suite does the work
     */
    protected ForwardingCryptoSuite(CryptoSuite suite) {
        this.suite = suite;
    }

    @Override
    public Spake2 spake2() {
        return suite.spake2();
    }

    @Override
    public SecretBox secretBox() {
        return suite.secretBox();
    }

    @Override
    public Hkdf hkdf() {
        return suite.hkdf();
    }

    @Override
    public byte[] sha256(byte[]... parts) {
        return suite.sha256(parts);
    }

    @Override
    public byte[] blake2s(byte[]... parts) {
        return suite.blake2s(parts);
    }

    @Override
    public X25519 x25519() {
        return suite.x25519();
    }

    @Override
    public Aead chaCha20Poly1305() {
        return suite.chaCha20Poly1305();
    }

    @Override
    public Entropy entropy() {
        return suite.entropy();
    }
}
