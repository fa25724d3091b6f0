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

    private Answer deriveKey(Request request) {
        var purpose = request.bytes("purpose");
        try {
            return Results.with("derived", derive(request, purpose, length(request)))
                    .produced();
        } catch (IllegalArgumentException e) {
            return Answer.Refused.because(e);
        }
    }

    private Answer wormholeDeriveKey(Request request) {
        var key = key(request);
        try {
            return Results.with("derived", schedule.derive(key, request.text("purpose"), length(request)))
                    .produced();
        } catch (IllegalArgumentException e) {
            return Answer.Refused.because(e);
        }
    }

    private Answer derivePhaseKey(Request request) {
        var key = key(request);
        try {
            var side = new Side(request.text("side"));
            var phase = new Phase(request.text("phase"));
            return Results.with("derived", schedule.phaseKey(key, side, phase)).produced();
        } catch (IllegalArgumentException e) {
            return Answer.Refused.because(e);
        }
    }

    private Answer subkeys(Request request) {
        return Results.with("verifier", schedule.verifier(key(request)).bytes())
                .and("transit_key", subkey(request, "lothar.com/wormhole/text-or-file-xfer/transit-key"))
                .and("dilation_key", subkey(request, "dilation-v1"))
                .produced();
    }

    private SecretBytes subkey(Request request, String purpose) {
        return schedule.derive(key(request), purpose, KEY_BYTES);
    }

    private SecretBytes derive(Request request, byte[] info, int length) {
        return crypto.hkdf().derive(key(request), info, length);
    }

    private static SecretBytes key(Request request) {
        return SecretBytes.owning(request.bytes("key"));
    }

    private static int length(Request request) {
        return request.number("length");
    }
}
