package wormhole.testkit.crypto;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import wormhole.spi.crypto.Aead;
import wormhole.spi.crypto.BadElementException;
import wormhole.spi.crypto.BadElementException.Reason;
import wormhole.spi.crypto.CryptoSuite;
import wormhole.spi.crypto.Entropy;
import wormhole.spi.crypto.ForgedException;
import wormhole.spi.crypto.Hkdf;
import wormhole.spi.crypto.SecretBox;
import wormhole.spi.crypto.SecretBytes;
import wormhole.spi.crypto.Spake2;
import wormhole.spi.crypto.X25519;

/**
 * Looks like a suite and protects nothing: everything is SHA-256, and a key exchange is as fast as a hash. Two sides agree
 * if and only if password and identity are the same, and a box opens if and only if it was sealed so: all a simulation of
 * the protocol needs.
 */
public final class ToyCryptoSuite implements CryptoSuite {
    private final Entropy entropy;

    /**
     * Makes a toy.
     *
     * @param entropy its random source
     */
    public ToyCryptoSuite(Entropy entropy) {
        this.entropy = entropy;
    }

    @Override
    public Spake2 spake2() {
        return new ToySpake2();
    }

    @Override
    public SecretBox secretBox() {
        return new ToyBox();
    }

    @Override
    public Hkdf hkdf() {
        return ToyCryptoSuite::derive;
    }

    @Override
    public byte[] sha256(byte[]... parts) {
        return hash(parts);
    }

    @Override
    public byte[] blake2s(byte[]... parts) {
        throw new UnsupportedOperationException("the toy has no BLAKE2s");
    }

    @Override
    public X25519 x25519() {
        throw new UnsupportedOperationException("the toy has no X25519");
    }

    @Override
    public Aead chaCha20Poly1305() {
        throw new UnsupportedOperationException("the toy has no ChaCha20-Poly1305");
    }

    @Override
    public Entropy entropy() {
        return entropy;
    }

    private static SecretBytes derive(SecretBytes key, byte[] info, int length) {
        return SecretBytes.owning(key.revealTo(bytes -> stream(hash(bytes, info), new byte[] {1}, length)));
    }

    private static byte[] stream(byte[] key, byte[] nonce, int length) {
        var out = new byte[length];
        for (var at = 0; at < length; at += 32) {
            var block = hash(key, nonce, new byte[] {(byte) (at >> 21), (byte) (at >> 13), (byte) (at >> 5)});
            System.arraycopy(block, 0, out, at, Math.min(32, length - at));
        }
        return out;
    }

    private static byte[] hash(byte[]... parts) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            for (var part : parts) {
                digest.update(new byte[] {(byte) (part.length >> 16), (byte) (part.length >> 8), (byte) part.length});
                digest.update(part);
            }
            return digest.digest();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    private static final class ToySpake2 implements Spake2 {
        @Override
        public Started start(SecretBytes password, byte[] identity, Entropy entropy) {
            var scalar = hash(entropy.next(SCALAR_ENTROPY_BYTES));
            var message = new byte[MESSAGE_BYTES];
            message[0] = 'S';
            System.arraycopy(hash(scalar), 0, message, 1, 32);
            return new Started(SecretBytes.owning(scalar), message);
        }

        @Override
        public SecretBytes finish(SecretBytes password, byte[] identity, Started started, byte[] peerMessage)
                throws BadElementException {
            check(peerMessage, started.message());
            var ours = started.message();
            var first = Arrays.compareUnsigned(ours, peerMessage) < 0;
            return SecretBytes.owning(password.revealTo(
                    secret -> hash(secret, identity, first ? ours : peerMessage, first ? peerMessage : ours)));
        }

        private static void check(byte[] theirs, byte[] ours) throws BadElementException {
            if (theirs.length != MESSAGE_BYTES) {
                throw new BadElementException(Reason.LENGTH);
            }
            if (theirs[0] != 'S') {
                throw new BadElementException(Reason.SIDE);
            }
            if (Arrays.equals(theirs, ours)) {
                throw new BadElementException(Reason.REFLECTED);
            }
        }
    }

    private static final class ToyBox implements SecretBox {
        @Override
        public byte[] seal(SecretBytes key, byte[] nonce, byte[] plaintext) {
            return key.revealTo(bytes -> {
                var cipher = mask(bytes, nonce, plaintext);
                var box = Arrays.copyOf(tag(bytes, nonce, cipher), TAG_BYTES + cipher.length);
                System.arraycopy(cipher, 0, box, TAG_BYTES, cipher.length);
                return box;
            });
        }

        @Override
        public byte[] open(SecretBytes key, byte[] nonce, byte[] box) throws ForgedException {
            if (box.length < TAG_BYTES) {
                throw new ForgedException();
            }
            var cipher = Arrays.copyOfRange(box, TAG_BYTES, box.length);
            var expected = key.revealTo(bytes -> tag(bytes, nonce, cipher));
            if (!Arrays.equals(expected, 0, TAG_BYTES, box, 0, TAG_BYTES)) {
                throw new ForgedException();
            }
            return key.revealTo(bytes -> mask(bytes, nonce, cipher));
        }

        private static byte[] tag(byte[] key, byte[] nonce, byte[] cipher) {
            return Arrays.copyOf(hash(key, nonce, cipher), TAG_BYTES);
        }

        private static byte[] mask(byte[] key, byte[] nonce, byte[] text) {
            var masked = stream(key, nonce, text.length);
            for (var i = 0; i < text.length; i++) {
                masked[i] ^= text[i];
            }
            return masked;
        }
    }
}
