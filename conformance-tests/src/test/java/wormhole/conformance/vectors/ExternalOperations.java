package wormhole.conformance.vectors;

import java.util.Arrays;
import java.util.Map;
import wormhole.spi.crypto.BadElementException;
import wormhole.spi.crypto.CryptoSuite;
import wormhole.spi.crypto.ForgedException;
import wormhole.spi.crypto.SecretBytes;
import wormhole.spi.crypto.Spake2;

/** The primitives under a wormhole, for the public vectors in {@code vectors/external}; its README says what each is. */
final class ExternalOperations implements Operation.Family {
    private static final byte[] NOTHING = {};

    private final CryptoSuite crypto = new CheckedSuite();

    @Override
    public String schema() {
        return "external";
    }

    @Override
    public Map<String, Operation> operations() {
        return Map.of(
                "x25519", this::x25519,
                "chacha20poly1305_open", this::chacha20Poly1305Open,
                "hkdf_sha256", this::hkdfSha256,
                "ed25519_point", this::ed25519Point,
                "secretbox_open", this::secretboxOpen);
    }

    private Answer x25519(Request request) {
        var shared = crypto.x25519().agree(secret(request, "private"), request.bytes("public"));
        return Results.with("shared", shared).produced();
    }

    private Answer chacha20Poly1305Open(Request request) {
        try {
            var plaintext = crypto.chaCha20Poly1305()
                    .open(
                            secret(request, "key"),
                            request.bytes("nonce"),
                            request.bytes("associated"),
                            request.bytes("ciphertext"));
            return Results.with("plaintext", plaintext).produced();
        } catch (ForgedException | IllegalArgumentException e) {
            return Answer.Refused.because(e);
        }
    }

    private Answer hkdfSha256(Request request) {
        if (!request.text("salt").isEmpty()) {
            return new Answer.Unsupported("a wormhole derives keys without salt");
        }
        try {
            var derived = crypto.hkdf().derive(secret(request, "key"), request.bytes("info"), request.number("length"));
            return Results.with("derived", derived).produced();
        } catch (IllegalArgumentException e) {
            return Answer.Refused.because(e);
        }
    }

    // What accepts or refuses a point is the end of an exchange: there is no other way in.
    private Answer ed25519Point(Request request) {
        var point = request.bytes("point");
        var message = new byte[1 + point.length];
        message[0] = 'S';
        System.arraycopy(point, 0, message, 1, point.length);
        var password = SecretBytes.owning(new byte[1]);
        try {
            crypto.spake2().finish(password, NOTHING, started(password), message);
            return Results.with("point", point).produced();
        } catch (BadElementException e) {
            return Answer.Refused.because(e);
        }
    }

    private Spake2.Started started(SecretBytes password) {
        return crypto.spake2().start(password, NOTHING, length -> {
            var entropy = new byte[length];
            Arrays.fill(entropy, (byte) 7);
            return entropy;
        });
    }

    private Answer secretboxOpen(Request request) {
        try {
            var plaintext =
                    crypto.secretBox().open(secret(request, "key"), request.bytes("nonce"), request.bytes("box"));
            return Results.with("plaintext", plaintext).produced();
        } catch (ForgedException e) {
            return Answer.Refused.because(e);
        }
    }

    private static SecretBytes secret(Request request, String member) {
        return SecretBytes.owning(request.bytes(member));
    }
}
