package wormhole.runtime.driver;

import jakarta.json.JsonNumber;
import jakarta.json.JsonString;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import wormhole.api.Timing;
import wormhole.core.wire.ClientFrame;
import wormhole.core.wire.Printable;
import wormhole.json.JsonRefusedException;
import wormhole.json.StrictJson;

/**
 * Tells of frames, by the names of the reference's timing file (protocol J). Left out is what only makes it long (bodies, the
 * welcome) or belongs to a code (nameplates): kind, number, phase, side and the server's times remain.
 */
final class TimingLog {
    private static final List<String> TEXTS = List.of("type", "id", "phase", "side");
    private static final List<String> TIMES = List.of("server_tx", "server_rx");
    private static final int MOST_OF_A_TEXT = 64;

    private final Timing timing;
    private final String side;

    TimingLog(Timing timing, String side) {
        this.timing = timing;
        this.side = side;
    }

    void sent(ClientFrame frame, String id) {
        if (timing != Timing.NONE) {
            var details = ofSide();
            if (frame instanceof ClientFrame.Add add) {
                details.put("phase", add.phase().name());
            }
            details.put("id", id);
            details.put("type", frame.type());
            timing.event("ws_send", details);
        }
    }

    void received(String text) {
        if (timing != Timing.NONE) {
            var details = ofSide();
            details.put("message", message(text));
            timing.event("ws_receive", details);
        }
    }

    private Map<String, Object> ofSide() {
        var details = new LinkedHashMap<String, Object>();
        details.put("_side", side);
        return details;
    }

    private static Map<String, Object> message(String text) {
        var message = new LinkedHashMap<String, Object>();
        try {
            var json = StrictJson.object(text);
            for (var key : TEXTS) {
                if (json.get(key) instanceof JsonString value) {
                    message.put(key, Printable.cut(value.getString(), MOST_OF_A_TEXT));
                }
            }
            for (var key : TIMES) {
                if (json.get(key) instanceof JsonNumber value && Double.isFinite(value.doubleValue())) {
                    message.put(key, value.doubleValue());
                }
            }
        } catch (JsonRefusedException e) {
            message.put("characters", text.length());
        }
        return message;
    }
}
