package wormhole.conformance.vectors;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.text.Normalizer;
import java.util.Map;
import wormhole.crypto.bc.BcCryptoProvider;
import wormhole.spi.crypto.CryptoSuite;
import wormhole.spi.crypto.SecretBytes;

/** {@code derive.json} */
final class DeriveOperations implements Operation.Family {
    private static final int KEY_BYTES = 32;

    private final CryptoSuite crypto = new BcCryptoProvider().suite();

    @Override
    public String schema() {
        return "derive";
    }

    @Override
    public Map<String, Operation> operations() {
        return Map.of(
                "derive_key", this::deriveKey,
                "wormhole_derive_key", this::wormholeDeriveKey,
                "derive_phase_key", this::derivePhaseKey,
                "subkeys", this::subkeys);
    }

    private Verdict deriveKey(VectorCase vector) {
        try {
            var derived = derive(vector, vector.bytes("purpose"), length(vector));
            var isShort = vector.out()
                    .map(out -> out.asJsonObject().containsKey("derived"))
                    .orElse(true);
            return isShort ? Results.with("derived", derived).produced() : hashed(derived);
        } catch (IllegalArgumentException e) {
            return new Verdict.Refused(e.getMessage());
        }
    }

    private Verdict hashed(SecretBytes derived) {
        byte[] digest = derived.revealTo(bytes -> crypto.sha256(bytes));
        return Results.with("derived_sha256", digest)
                .and("derived_length", derived.length())
                .produced();
    }

    private Verdict wormholeDeriveKey(VectorCase vector) {
        var purpose = Normalizer.normalize(vector.text("purpose"), Normalizer.Form.NFC);
        return Results.with("derived", derive(vector, purpose.getBytes(UTF_8), length(vector)))
                .produced();
    }

    private Verdict derivePhaseKey(VectorCase vector) {
        var side = vector.text("side");
        var phase = vector.text("phase");
        if (!US_ASCII.newEncoder().canEncode(side + phase)) {
            return new Verdict.Refused("side and phase are ASCII");
        }
        var info = new ByteArrayOutputStream();
        info.writeBytes("wormhole:phase:".getBytes(US_ASCII));
        info.writeBytes(crypto.sha256(side.getBytes(US_ASCII)));
        info.writeBytes(crypto.sha256(phase.getBytes(US_ASCII)));
        return Results.with("derived", derive(vector, info.toByteArray(), KEY_BYTES))
                .produced();
    }

    private Verdict subkeys(VectorCase vector) {
        return Results.with("verifier", subkey(vector, "wormhole:verifier"))
                .and("transit_key", subkey(vector, "lothar.com/wormhole/text-or-file-xfer/transit-key"))
                .and("dilation_key", subkey(vector, "dilation-v1"))
                .produced();
    }

    private SecretBytes subkey(VectorCase vector, String purpose) {
        return derive(vector, purpose.getBytes(US_ASCII), KEY_BYTES);
    }

    private SecretBytes derive(VectorCase vector, byte[] info, int length) {
        return crypto.hkdf().derive(SecretBytes.owning(vector.bytes("key")), info, length);
    }

    private static int length(VectorCase vector) {
        return vector.in().getInt("length");
    }
}
