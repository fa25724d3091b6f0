package wormhole.mailbox.server.hub;

import java.util.ArrayList;
import java.util.List;
import wormhole.mailbox.server.wire.Frame;

/** What one input leads to: changes, applied at once, and effects. */
final class Turn {
    final long now;
    private final HubState state;
    private final List<Change> changes = new ArrayList<>(4);
    private final List<Effect> effects = new ArrayList<>(4);

    Turn(HubState state, long now) {
        this.state = state;
        this.now = now;
    }

    void change(Change change) {
        state.apply(change);
        changes.add(change);
    }

    void send(long connection, Frame frame) {
        effects.add(new Effect.Send(connection, frame));
    }

    void drop(long connection) {
        effects.add(new Effect.Drop(connection));
    }

    void log(UsageRecord usage) {
        effects.add(new Effect.Log(usage));
    }

    List<Effect> finish() {
        if (!changes.isEmpty()) {
            effects.add(0, new Effect.Store(changes));
        }
        return effects;
    }
}
