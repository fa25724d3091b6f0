package wormhole.spi.tck;

import java.util.HexFormat;
import wormhole.spi.crypto.SecretBytes;

/** Bytes as test vectors write them, and wrong ones. */
final class Samples {
    private Samples() {}

    static byte[] bytes(String hex) {
        return HexFormat.of().parseHex(hex);
    }

    static SecretBytes secret(String hex) {
        return SecretBytes.owning(bytes(hex));
    }

    /** A copy with one bit changed. */
    static byte[] flipped(byte[] original, int at) {
        var changed = original.clone();
        changed[at] ^= (byte) 0x80;
        return changed;
    }
}
