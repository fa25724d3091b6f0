package wormhole.core.session;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.HexFormat;
import wormhole.api.Code;
import wormhole.core.pake.PakeBody;
import wormhole.core.pake.PhaseCipher;
import wormhole.core.wire.Bytes;
import wormhole.core.wire.Phase;
import wormhole.core.wire.Side;
import wormhole.json.JsonRefusedException;
import wormhole.spi.crypto.BadElementException;
import wormhole.spi.crypto.CryptoSuite;
import wormhole.spi.crypto.SecretBox;
import wormhole.spi.crypto.SecretBytes;
import wormhole.spi.crypto.Spake2;

/** The other side of a session under test, without a session of its own. */
final class Peer {
    static final Side SIDE = new Side("c0ffee0123");

    private final CryptoSuite crypto;
    private final SecretBytes password;
    private final Spake2.Started started;
    private SecretBytes key = SecretBytes.copyOf(new byte[32]);

    Peer(CryptoSuite crypto, Code code) {
        this.crypto = crypto;
        this.password = SecretBytes.copyOf(code.normalized().getBytes(UTF_8));
        this.started = crypto.spake2().start(password, identity(), crypto.entropy());
    }

    private static byte[] identity() {
        return Rig.APP.value().getBytes(UTF_8);
    }

    byte[] pakeMessage() {
        return started.message();
    }

    byte[] pake() {
        return PakeBody.write(started.message()).toArray();
    }

    void hear(byte[] pakeBody) {
        try {
            var message = PakeBody.read(Bytes.copyOf(pakeBody)).orElseThrow();
            key = crypto.spake2().finish(password, identity(), started, message);
        } catch (JsonRefusedException | BadElementException e) {
            throw new AssertionError(e);
        }
    }

    byte[] seal(String phase, byte[] plaintext) {
        return seal(SIDE, phase, plaintext);
    }

    byte[] seal(Side side, String phase, byte[] plaintext) {
        var nonce = crypto.entropy().next(SecretBox.NONCE_BYTES);
        return new PhaseCipher(crypto)
                .seal(key, side, new Phase(phase), nonce, Bytes.copyOf(plaintext))
                .toArray();
    }

    String open(String phase, byte[] body) {
        try {
            var opened = new PhaseCipher(crypto).open(key, Rig.OURS, new Phase(phase), Bytes.copyOf(body));
            return new String(opened.toArray(), UTF_8);
        } catch (wormhole.spi.crypto.ForgedException e) {
            throw new AssertionError(
                    phase + " was not sealed under our key: " + HexFormat.of().formatHex(body), e);
        }
    }
}
