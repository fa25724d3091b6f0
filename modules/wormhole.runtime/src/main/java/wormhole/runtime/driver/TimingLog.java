package wormhole.runtime.driver;

import java.util.Map;
import wormhole.api.Timing;
import wormhole.core.wire.ClientFrame;

/** Tells of frames, by the names of the reference's timing file (protocol J). Bodies are left out: they are only long. */
final class TimingLog {
    private final Timing timing;
    private final String side;

    TimingLog(Timing timing, String side) {
        this.timing = timing;
        this.side = side;
    }

    void sent(ClientFrame frame, String id) {
        if (timing != Timing.NONE) {
            var phase = frame instanceof ClientFrame.Add add ? add.phase().name() : "";
            tell("ws_send", Map.of("_side", side, "id", id, "type", frame.type(), "phase", phase));
        }
    }

    void received(String message) {
        if (timing != Timing.NONE) {
            tell("ws_receive", Map.of("_side", side, "characters", message.length()));
        }
    }

    // It is called in the middle of things: what it throws is the application's and changes nothing.
    private void tell(String name, Map<String, Object> details) {
        try {
            timing.event(name, details);
        } catch (RuntimeException e) {
            var thread = Thread.currentThread();
            thread.getUncaughtExceptionHandler().uncaughtException(thread, e);
        }
    }
}
