package wormhole.filetransfer.ssh;

import java.math.BigInteger;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** Reads what the base64 of a public key holds: strings with their length in front (RFC 4251, section 5). */
final class KeyBlob {
    private static final int ED25519_BYTES = 32;
    private static final int LEAST_RSA_BITS = 1024;
    private static final int MOST_RSA_BITS = 16_384;
    private static final byte UNCOMPRESSED = 4;

    private final ByteBuffer rest;

    private KeyBlob(byte[] blob) {
        this.rest = ByteBuffer.wrap(blob);
    }

    /** Reads all of a key; gives its size in bits. */
    static int bits(KeyType type, byte[] blob) throws PublicKeyException {
        try {
            return new KeyBlob(blob).read(type);
        } catch (BufferUnderflowException e) {
            throw new PublicKeyException("its key is cut off");
        }
    }

    private int read(KeyType type) throws PublicKeyException {
        expect(type.word(), "its key is of another type than it says");
        var bits = switch (type.shape()) {
            case ED25519 -> ed25519();
            case RSA -> rsa();
            case ECDSA -> ecdsa(type);
            case ED25519_SK -> onToken(ed25519());
            case ECDSA_SK -> onToken(ecdsa(type));
        };
        check(!rest.hasRemaining(), "something follows its key");
        return bits;
    }

    private int ed25519() throws PublicKeyException {
        check(string().length == ED25519_BYTES, "its key has the wrong length");
        return 8 * ED25519_BYTES;
    }

    private int rsa() throws PublicKeyException {
        var exponent = number();
        check(exponent.testBit(0) && exponent.bitLength() > 1, "its exponent cannot be one");
        var modulus = number();
        var bits = modulus.bitLength();
        check(
                modulus.testBit(0) && bits >= LEAST_RSA_BITS && bits <= MOST_RSA_BITS,
                "its key has " + bits + " bits, which no server takes");
        return bits;
    }

    private int ecdsa(KeyType type) throws PublicKeyException {
        expect(type.curve(), "its key is on another curve than it says");
        var point = string();
        check(
                point.length == 1 + 2 * ((type.curveBits() + 7) / 8) && point[0] == UNCOMPRESSED,
                "its key is no point of the curve");
        return type.curveBits();
    }

    // A key that a token keeps has a name there, ssh: most of the time.
    private int onToken(int bits) throws PublicKeyException {
        var application = string();
        check(application.length > 0 && application.length <= 1024, "it does not say what its token is asked for");
        return bits;
    }

    private void expect(String text, String otherwise) throws PublicKeyException {
        check(text.equals(new String(string(), StandardCharsets.ISO_8859_1)), otherwise);
    }

    private BigInteger number() throws PublicKeyException {
        var bytes = string();
        var number = bytes.length == 0 ? BigInteger.ZERO : new BigInteger(bytes);
        check(
                number.signum() > 0 && number.toByteArray().length == bytes.length,
                "a number in its key is not written as numbers are");
        return number;
    }

    private byte[] string() {
        var length = rest.getInt();
        if (length < 0 || length > rest.remaining()) {
            throw new BufferUnderflowException();
        }
        var string = new byte[length];
        rest.get(string);
        return string;
    }

    private static void check(boolean right, String otherwise) throws PublicKeyException {
        if (!right) {
            throw new PublicKeyException(otherwise);
        }
    }
}
