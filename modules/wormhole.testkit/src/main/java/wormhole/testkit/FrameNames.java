package wormhole.testkit;

import wormhole.api.Limits;
import wormhole.core.wire.BadFrameException;
import wormhole.core.wire.FrameReader;
import wormhole.core.wire.ServerFrame;

/** Names frames for the trace, without their content. */
final class FrameNames {
    private FrameNames() {}

    static String of(String text) {
        try {
            var frame = FrameReader.read(text, Limits.DEFAULT);
            return frame instanceof ServerFrame.Welcome ? "Welcome" : frame.toString();
        } catch (BadFrameException e) {
            return "bad frame";
        }
    }
}
