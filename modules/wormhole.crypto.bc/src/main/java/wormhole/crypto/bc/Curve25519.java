package wormhole.crypto.bc;

import wormhole.spi.crypto.SecretBytes;
import wormhole.spi.crypto.X25519;

/** X25519 by the Montgomery ladder, which clamps the private key itself. */
final class Curve25519 implements X25519 {
    // A ladder from the base point; the library's faster road builds large tables that one handshake never pays back.
    private static final byte[] BASE = basePoint();

    @Override
    public byte[] publicKey(SecretBytes privateKey) {
        return ladder(privateKey, BASE);
    }

    @Override
    public SecretBytes agree(SecretBytes privateKey, byte[] peerPublicKey) {
        Sizes.check("public key", peerPublicKey.length, KEY_BYTES);
        return SecretBytes.owning(ladder(privateKey, peerPublicKey));
    }

    private static byte[] ladder(SecretBytes privateKey, byte[] point) {
        Sizes.checkKey(privateKey, KEY_BYTES);
        var result = new byte[KEY_BYTES];
        privateKey.revealTo(scalar -> {
            org.bouncycastle.math.ec.rfc7748.X25519.scalarMult(scalar, 0, point, 0, result, 0);
            return result;
        });
        return result;
    }

    private static byte[] basePoint() {
        var u = new byte[KEY_BYTES];
        u[0] = 9;
        return u;
    }
}
