package wormhole.conformance.vectors;

import java.util.Map;
import wormhole.core.pake.KeySchedule;
import wormhole.core.wire.Phase;
import wormhole.core.wire.Side;
import wormhole.crypto.bc.BcCryptoProvider;
import wormhole.spi.crypto.CryptoSuite;
import wormhole.spi.crypto.SecretBytes;

/** {@code derive.json} */
final class DeriveOperations implements Operation.Family {
    private static final int KEY_BYTES = 32;

    private final CryptoSuite crypto = new BcCryptoProvider().suite();
    private final KeySchedule schedule = new KeySchedule(crypto);

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
        return Results.with("derived", schedule.derive(key(vector), vector.text("purpose"), length(vector)))
                .produced();
    }

    private Verdict derivePhaseKey(VectorCase vector) {
        try {
            var side = new Side(vector.text("side"));
            var phase = new Phase(vector.text("phase"));
            return Results.with("derived", schedule.phaseKey(key(vector), side, phase))
                    .produced();
        } catch (IllegalArgumentException e) {
            return new Verdict.Refused(e.getMessage());
        }
    }

    private Verdict subkeys(VectorCase vector) {
        return Results.with("verifier", schedule.verifier(key(vector)).bytes())
                .and("transit_key", subkey(vector, "lothar.com/wormhole/text-or-file-xfer/transit-key"))
                .and("dilation_key", subkey(vector, "dilation-v1"))
                .produced();
    }

    private SecretBytes subkey(VectorCase vector, String purpose) {
        return schedule.derive(key(vector), purpose, KEY_BYTES);
    }

    private SecretBytes derive(VectorCase vector, byte[] info, int length) {
        return crypto.hkdf().derive(key(vector), info, length);
    }

    private static SecretBytes key(VectorCase vector) {
        return SecretBytes.owning(vector.bytes("key"));
    }

    private static int length(VectorCase vector) {
        return vector.in().getInt("length");
    }
}
