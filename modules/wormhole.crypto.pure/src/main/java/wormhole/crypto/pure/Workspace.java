package wormhole.crypto.pure;

import java.util.function.Function;
import wormhole.spi.crypto.SecretBytes;

/** What one box needs while it is made or opened. Made once, so that a record allocates nothing. For one thread at a time. */
final class Workspace {
    private static final byte[] NO_NONCE = {};

    private final XSalsa20 stream = new XSalsa20();
    private final Poly1305 mac = new Poly1305();
    private final Function<byte[], Workspace> begin = this::begin;
    private byte[] nonce = NO_NONCE;

    void begin(SecretBytes key, byte[] nonce) {
        this.nonce = nonce;
        key.revealTo(begin);
    }

    private Workspace begin(byte[] key) {
        stream.begin(key, nonce);
        stream.authenticatorKey(mac);
        return this;
    }

    void seal(byte[] from, int offset, int length, byte[] to, int tagAt, int at) {
        stream.xor(from, offset, length, to, at);
        mac.update(to, at, length);
        mac.tag(to, tagAt);
    }

    boolean authenticates(byte[] from, int tagOffset, int offset, int length) {
        mac.update(from, offset, length);
        return mac.isTag(from, tagOffset);
    }

    void decrypt(byte[] from, int offset, int length, byte[] to, int at) {
        stream.xor(from, offset, length, to, at);
    }

    void wipe() {
        nonce = NO_NONCE;
        stream.wipe();
        mac.wipe();
    }
}
