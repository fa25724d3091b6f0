package wormhole.transport.ws.engine;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import wormhole.transport.ws.engine.ConnectionEnd.Kind;

/** Where a connection is in its life: opening, open, ended. What ends it first is how it ended. From any thread. */
final class Life {
    private enum State {
        OPENING,
        OPEN,
        ENDED
    }

    private final Kind neverOpen;
    private final AtomicReference<State> state = new AtomicReference<>(State.OPENING);
    private final AtomicReference<@Nullable ConnectionEnd> end = new AtomicReference<>();

    /** @param neverOpen the kind of an end before it was open */
    Life(Kind neverOpen) {
        this.neverOpen = neverOpen;
    }

    boolean isOpening() {
        return state.get() == State.OPENING;
    }

    boolean isOpen() {
        return state.get() == State.OPEN;
    }

    void open() {
        state.compareAndSet(State.OPENING, State.OPEN);
    }

    /** The kind of an end that has one name for a connection that was open. */
    Kind kind(Kind ifOpen) {
        return isOpening() ? neverOpen : ifOpen;
    }

    /** True for the first; the state is ended either way. */
    boolean finish(Kind kind, int code, String reason) {
        boolean first = end.compareAndSet(null, new ConnectionEnd(kind, code, reason));
        state.set(State.ENDED);
        return first;
    }

    Optional<ConnectionEnd> end() {
        return Optional.ofNullable(end.get());
    }
}
