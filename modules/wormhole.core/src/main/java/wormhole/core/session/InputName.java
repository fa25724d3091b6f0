package wormhole.core.session;

import java.util.Locale;
import wormhole.api.Limits;
import wormhole.core.wire.BadFrameException;
import wormhole.core.wire.ClientFrame;
import wormhole.core.wire.FrameReader;
import wormhole.core.wire.Phase;
import wormhole.core.wire.Printable;
import wormhole.core.wire.ServerFrame;
import wormhole.core.wire.Side;

/** What inputs and frames are called in a trace. No name holds anything secret; what the server chose is cut. */
public final class InputName {
    private static final int MOST_OF_A_PHASE = 20;

    private InputName() {}

    /**
     * The name of an input.
     *
     * @param input what happened
     * @param ours our side, so that echoes are recognised
     * @return such as {@code SetCode} or {@code rx(message pake)}; empty for an acknowledgement, which tells nothing
     */
    public static String of(Input input, Side ours) {
        if (input instanceof Input.Received received) {
            return received(received.text(), ours);
        } else if (input instanceof Input.LinkDown down && down.misbehaved()) {
            return "LinkDown, misbehaved";
        } else if (input instanceof Input.TimerFired fired) {
            return "TimerFired " + fired.timer().kind();
        }
        return input.getClass().getSimpleName();
    }

    /**
     * The name of a frame that is sent.
     *
     * @param frame to the server
     * @return such as {@code tx(add pake)}
     */
    public static String of(ClientFrame frame) {
        return "tx(" + frame.type() + (frame instanceof ClientFrame.Add add ? phase(add.phase()) : "") + ")";
    }

    private static String received(String text, Side ours) {
        try {
            var frame = FrameReader.read(text, Limits.DEFAULT);
            if (frame instanceof ServerFrame.Ignorable) {
                return "";
            } else if (frame instanceof ServerFrame.Message message) {
                return "rx(message" + phase(message.phase()) + (message.side().equals(ours) ? " [mine]" : "") + ")";
            }
            return "rx(" + frame.getClass().getSimpleName().toLowerCase(Locale.ROOT) + ")";
        } catch (BadFrameException e) {
            return "rx(bad frame)";
        }
    }

    private static String phase(Phase phase) {
        return " " + Printable.cut(phase.name(), MOST_OF_A_PHASE);
    }
}
