package wormhole.conformance.faults;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.ByteArrayInputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import wormhole.api.Wormhole;
import wormhole.api.transit.RecordPipe;
import wormhole.api.transit.Transit;
import wormhole.api.transit.TransitOptions;
import wormhole.api.transit.TransitRole;

/** The other side of a transfer of one file, which goes as far as it is told, and then does nothing any more. */
final class HaltingPeer {
    /** How long the file is: more than all buffers on the way take. */
    static final int LENGTH = 64 << 20;

    /** Every byte of it. */
    static final byte CONTENT = 'x';

    private static final int SOME = 4 << 20;

    private static final int PIECE = 64 << 10;
    private static final long PATIENCE_SECONDS = 120;
    private static final String OFFER =
            "{\"offer\": {\"file\": {\"filename\": \"letter\", \"filesize\": " + LENGTH + "}}}";

    private final Wormhole wormhole;
    private final TransitRole role;
    private final TransitOptions options;
    private String hints = "[]";

    HaltingPeer(Wormhole wormhole, TransitRole role, TransitOptions options) {
        this.wormhole = wormhole;
        this.role = role;
        this.options = options;
    }

    /** The role of the other side. */
    static TransitRole opposite(TransitRole role) {
        return role == TransitRole.SENDER ? TransitRole.RECEIVER : TransitRole.SENDER;
    }

    /** Returns when it has gone as far. */
    void go(Moment as) throws Exception {
        wormhole.verifier().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        if (as == Moment.KEY) {
            return;
        }
        var transit = wormhole.transit(role, options);
        agree(transit);
        if (as != Moment.CONNECTING) {
            var pipe = transit.connect(hints).get(PATIENCE_SECONDS, TimeUnit.SECONDS);
            move(pipe, as == Moment.DATA ? SOME : LENGTH);
        }
    }

    private void agree(Transit transit) throws Exception {
        say("{\"transit\": {\"abilities-v1\": " + transit.abilities() + ", \"hints-v1\": "
                + transit.hints().get(PATIENCE_SECONDS, TimeUnit.SECONDS) + "}}");
        if (role == TransitRole.SENDER) {
            say(OFFER);
            await("answer");
        } else {
            await("offer");
            say("{\"answer\": {\"file_ack\": \"ok\"}}");
        }
    }

    private void await(String key) throws Exception {
        for (var heard = hear(); !heard.containsKey(key); heard = hear()) {
            if (heard.containsKey("transit")) {
                hints = heard.getJsonObject("transit").getJsonArray("hints-v1").toString();
            }
        }
    }

    // Until it is on the server: afterwards this side may be cut off.
    private void say(String message) throws Exception {
        var receipt = wormhole.send(message.getBytes(StandardCharsets.UTF_8));
        receipt.stored().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }

    /** As sender, only offers the file. */
    void offer() throws Exception {
        wormhole.verifier().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        say("{\"transit\": {\"abilities-v1\": [], \"hints-v1\": []}}");
        say(OFFER);
    }

    /** Tells the other side that it is over. */
    void giveUp() throws Exception {
        say("{\"error\": \"had enough\"}");
    }

    /** Waits until the other side says that it has given up. */
    void awaitError() throws Exception {
        await("error");
    }

    private JsonObject hear() throws Exception {
        var message = wormhole.receive().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        try (var reader = Json.createReader(new ByteArrayInputStream(message))) {
            return reader.readObject();
        }
    }

    private void move(RecordPipe pipe, int length) throws Exception {
        var buffer = ByteBuffer.allocate(PIECE);
        Arrays.fill(buffer.array(), CONTENT);
        for (var moved = 0; moved < length; ) {
            buffer.clear().limit(Math.min(PIECE, length - moved));
            moved += role == TransitRole.SENDER
                    ? pipe.sink().write(buffer)
                    : pipe.source().read(buffer);
        }
    }
}
