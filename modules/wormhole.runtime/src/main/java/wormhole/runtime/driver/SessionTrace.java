package wormhole.runtime.driver;

import wormhole.api.StateTrace;
import wormhole.core.effect.Effect;
import wormhole.core.effect.Step;
import wormhole.core.session.Input;
import wormhole.core.session.InputName;
import wormhole.core.session.Rooms;
import wormhole.core.session.Session;

/** Tells of the steps of a session: which rooms changed, and which frames came and went. */
final class SessionTrace {
    private final StateTrace trace;

    SessionTrace(StateTrace trace) {
        this.trace = trace;
    }

    void step(Session before, Input input, Step<Session, Effect> step) {
        if (trace != StateTrace.NONE) {
            tell(before, input, step);
        }
    }

    private void tell(Session before, Input input, Step<Session, Effect> step) {
        var name = InputName.of(input, before.rendezvous().bind().side());
        if (name.isEmpty()) {
            return;
        }
        var after = Rooms.of(step.next());
        Rooms.of(before).forEach((room, was) -> {
            var frame = room.equals(Rooms.LINK) && input instanceof Input.Received;
            if (frame || !was.equals(after.get(room))) {
                tell(room, was, name, after.get(room));
            }
        });
        var link = after.get(Rooms.LINK);
        for (var effect : step.reports()) {
            if (effect instanceof Effect.Transmit transmit) {
                tell(Rooms.LINK, link, InputName.of(transmit.frame()), link);
            }
        }
    }

    private void tell(String room, String before, String input, String after) {
        GuardedTiming.tell(() -> trace.step(room, before, input, after));
    }
}
