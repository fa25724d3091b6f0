package wormhole.conformance.vectors;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.math.BigInteger;
import java.text.Normalizer;
import java.util.HexFormat;
import java.util.Map;
import wormhole.core.pake.PakeBody;
import wormhole.core.wire.Bytes;
import wormhole.crypto.bc.BcCryptoProvider;
import wormhole.crypto.bc.spake2.Group;
import wormhole.json.JsonRefusedException;
import wormhole.spi.crypto.BadElementException;
import wormhole.spi.crypto.CryptoSuite;
import wormhole.spi.crypto.SecretBytes;
import wormhole.spi.crypto.Spake2;

/** {@code spake2.json} */
final class Spake2Operations implements Operation.Family {
    private final CryptoSuite crypto = new BcCryptoProvider().suite();

    @Override
    public String schema() {
        return "spake2";
    }

    @Override
    public Map<String, Operation> operations() {
        return Map.of(
                "params", this::params,
                "arbitrary_element", this::arbitraryElement,
                "password_to_scalar", this::passwordToScalar,
                "random_scalar", this::randomScalar,
                "exchange", this::exchange,
                "exchange_two_codes", this::exchangeTwoCodes,
                "finish", this::finish,
                "pake_body", this::pakeBody);
    }

    private Answer params(Request request) {
        return Results.with("S", element("symmetric"))
                .and("M", element("M"))
                .and("N", element("N"))
                .and("base", Group.base())
                .and("identity", Group.identity())
                .and("order", bigEndian(Group.order()).toString())
                .and("field", Group.FIELD_ORDER.toString())
                .and("hash_params_symmetric", hashOfParameters())
                .produced();
    }

    private byte[] hashOfParameters() {
        return crypto.sha256(element(""), Group.passwordToScalar(new byte[0]), element("symmetric"));
    }

    private Answer arbitraryElement(Request request) {
        return Results.with("element", Group.arbitraryElement(request.bytes("seed")))
                .produced();
    }

    private Answer passwordToScalar(Request request) {
        return Results.with("scalar_le", Group.passwordToScalar(request.bytes("password")))
                .produced();
    }

    private Answer randomScalar(Request request) {
        return Results.with("scalar_le", Group.randomScalar(request.bytes("entropy")))
                .produced();
    }

    private Answer exchange(Request request) {
        try {
            return exchanged(request);
        } catch (BadElementException e) {
            return Answer.Refused.because(e);
        }
    }

    private Answer exchanged(Request request) throws BadElementException {
        var side = new Side(request, "code", "entropy_a");
        var other = new Side(request, "code", "entropy_b");
        var key = side.finish(other.message());
        if (!key.equals(other.finish(side.message()))) {
            throw new AssertionError("the two sides have different keys");
        }
        return Results.with("password", normalised(request.text("code")))
                .and("id", normalised(request.text("appid")))
                .and("msg_a", side.message())
                .and("msg_b", other.message())
                .and("key", key)
                .produced();
    }

    private Answer exchangeTwoCodes(Request request) {
        try {
            return exchangedTwoCodes(request);
        } catch (BadElementException e) {
            return Answer.Refused.because(e);
        }
    }

    private Answer exchangedTwoCodes(Request request) throws BadElementException {
        var side = new Side(request, "code_a", "entropy_a");
        var other = new Side(request, "code_b", "entropy_b");
        var key = side.finish(other.message());
        var otherKey = other.finish(side.message());
        return Results.with("msg_a", side.message())
                .and("msg_b", other.message())
                .and("key_a", key)
                .and("key_b", otherKey)
                .and("same", key.equals(otherKey))
                .produced();
    }

    private Answer finish(Request request) {
        try {
            var key = new Side(request, "code", "entropy").finish(request.bytes("inbound"));
            return Results.with("key", key).produced();
        } catch (BadElementException e) {
            return Answer.Refused.because(e);
        }
    }

    private Answer pakeBody(Request request) {
        try {
            var message = PakeBody.read(Bytes.owning(request.bytes("body")));
            if (message.isEmpty()) {
                return Results.with("result", "scared").produced();
            }
            var key = new Side(request, "code", "entropy").finish(message.get());
            return Results.with("result", "key").and("key", key).produced();
        } catch (JsonRefusedException | BadElementException e) {
            return Answer.Refused.because(e);
        }
    }

    private byte[] element(String seed) {
        return Group.arbitraryElement(seed.getBytes(UTF_8));
    }

    private static byte[] normalised(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFC).getBytes(UTF_8);
    }

    private static BigInteger bigEndian(byte[] littleEndian) {
        var hex = new StringBuilder();
        for (var one : littleEndian) {
            hex.insert(0, HexFormat.of().toHexDigits(one));
        }
        return new BigInteger(hex.toString(), 16);
    }

    /** One side of an exchange. */
    private final class Side {
        private final SecretBytes password;
        private final byte[] identity;
        private final Spake2.Started started;

        Side(Request request, String code, String entropy) {
            password = SecretBytes.owning(normalised(request.text(code)));
            identity = normalised(request.text("appid"));
            started = crypto.spake2().start(password, identity, length -> request.bytes(entropy));
        }

        byte[] message() {
            return started.message();
        }

        SecretBytes finish(byte[] inbound) throws BadElementException {
            return crypto.spake2().finish(password, identity, started, inbound);
        }
    }
}
