package wormhole.conformance.vectors;

import jakarta.json.Json;
import jakarta.json.JsonString;
import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import wormhole.api.transit.TransitOptions;
import wormhole.api.transit.TransitRole;
import wormhole.spi.crypto.CryptoSuite;
import wormhole.spi.crypto.SecretBytes;
import wormhole.transit.contest.ContestConfig;
import wormhole.transit.handshake.TransitKey;
import wormhole.transit.handshake.TransitSide;
import wormhole.transit.hint.HintWriter;
import wormhole.transit.record.BadRecordException;
import wormhole.transit.record.RecordDecoder;
import wormhole.transit.record.RecordEncoder;
import wormhole.transit.record.RecordFormat;

/** {@code transit.json} */
final class TransitOperations implements Operation.Family {
    static final CryptoSuite CRYPTO = new CheckedSuite();

    private static final int MAX_RECORD = 1 << 20;
    private static final int HEAD_BYTES = 64;

    @Override
    public String schema() {
        return "transit";
    }

    @Override
    public Map<String, Operation> operations() {
        return Map.of(
                "handshakes", this::handshakes,
                "abilities", this::abilities,
                "record_encode", this::recordEncode,
                "record_encode_big", this::recordEncodeBig,
                "record_decode", this::recordDecode,
                "negotiate", request -> new Negotiation(request).run());
    }

    static TransitKey key(Request request) {
        return new TransitKey(SecretBytes.owning(request.bytes("transit_key")), CRYPTO.hkdf());
    }

    private Answer handshakes(Request request) {
        TransitKey key;
        TransitSide side;
        try {
            key = key(request);
            side = new TransitSide(request.text("side"));
        } catch (IllegalArgumentException e) {
            return Answer.Refused.because(e);
        }
        var sender = key.lines(TransitRole.SENDER, side);
        var receiver = key.lines(TransitRole.RECEIVER, side);
        return Results.with("sender_sends", sender.ours().toArray())
                .and("sender_expects", sender.theirs().toArray())
                .and("receiver_sends", receiver.ours().toArray())
                .and("receiver_expects", receiver.theirs().toArray())
                .and("relay", sender.relay().toArray())
                .and("sender_record_key", key.recordKey(TransitRole.SENDER))
                .and("receiver_record_key", key.recordKey(TransitRole.RECEIVER))
                .produced();
    }

    private Answer abilities(Request request) {
        var ours = HintWriter.write(ContestConfig.of(TransitOptions.DEFAULT).abilities());
        return new Answer.Result(Json.createObjectBuilder()
                .add("transit", ours)
                .add("dilation", ours)
                .build());
    }

    private Answer recordEncode(Request request) {
        var encoder = encoder(request);
        var wire = new ByteArrayOutputStream();
        try {
            for (var record : request.in().getJsonArray("records").getValuesAs(JsonString.class)) {
                wire.writeBytes(encode(encoder, HexFormat.of().parseHex(record.getString())));
            }
        } catch (IllegalStateException e) {
            return Answer.Refused.because(e);
        }
        return Results.with("wire", wire.toByteArray()).produced();
    }

    private Answer recordEncodeBig(Request request) {
        var record = new byte[request.number("size")];
        Arrays.fill(record, request.bytes("repeat_byte")[0]);
        var wire = encode(encoder(request), record);
        return Results.with("wire_sha256", CRYPTO.sha256(wire))
                .and("wire_length", wire.length)
                .and("wire_head", Arrays.copyOf(wire, Math.min(HEAD_BYTES, wire.length)))
                .produced();
    }

    private static RecordEncoder encoder(Request request) {
        return new RecordEncoder(CRYPTO.secretBox(), SecretBytes.owning(request.bytes("key")), first(request));
    }

    // In place, as in earnest.
    private static byte[] encode(RecordEncoder encoder, byte[] record) {
        var wire = new byte[record.length + RecordFormat.OVERHEAD];
        System.arraycopy(record, 0, wire, RecordFormat.OVERHEAD, record.length);
        encoder.encode(wire, RecordFormat.OVERHEAD, record.length, wire, 0);
        return wire;
    }

    private static BigInteger first(Request request) {
        return new BigInteger(request.text("first_nonce"));
    }

    private Answer recordDecode(Request request) {
        var decoder = new RecordDecoder(
                CRYPTO.secretBox(), SecretBytes.owning(request.bytes("key")), MAX_RECORD, first(request));
        var records = Json.createArrayBuilder();
        var all = new ByteArrayOutputStream();
        var why = "";
        for (var chunk : request.in().getJsonArray("chunks").getValuesAs(JsonString.class)) {
            var bytes = HexFormat.of().parseHex(chunk.getString());
            all.writeBytes(bytes);
            try {
                decoder.decode(
                        bytes,
                        0,
                        bytes.length,
                        (array, offset, length) ->
                                records.add(HexFormat.of().formatHex(array, offset, offset + length)));
            } catch (BadRecordException e) {
                if (e.reason() == BadRecordException.Reason.TOO_LONG) {
                    return new Answer.Departed("a length beyond the limit ends the pipe at once");
                }
                why = e.reason().name();
                break;
            }
        }
        var left = all.toByteArray();
        return new Answer.Result(Json.createObjectBuilder()
                .add("records", records)
                .add("closed", !why.isEmpty())
                .add("left", why.isEmpty() ? HexFormat.of().formatHex(tail(left, decoder.pending())) : "")
                .add("why", why)
                .build());
    }

    private static byte[] tail(byte[] bytes, int length) {
        return Arrays.copyOfRange(bytes, bytes.length - length, bytes.length);
    }
}
