package wormhole.transit.contest;

import java.time.Duration;
import java.util.List;
import wormhole.api.transit.Hint;
import wormhole.core.wire.Bytes;

/** Everything a contest may ask of the outside world. A driver carries these out, in order. */
public sealed interface Effect {
    /**
     * Hands this effect to the method for its kind.
     *
     * @param handler who deals with it
     */
    void accept(Handler handler);

    /** Listen. An {@link Input.Listening} follows in any case. */
    record Listen() implements Effect {
        @Override
        public void accept(Handler handler) {
            handler.on(this);
        }
    }

    /** Listen no more. Connections that came in already go on. */
    record StopListening() implements Effect {
        @Override
        public void accept(Handler handler) {
            handler.on(this);
        }
    }

    /**
     * Our hints are known.
     *
     * @param hints for the peer
     */
    record Publish(List<Hint> hints) implements Effect {
        @Override
        public void accept(Handler handler) {
            handler.on(this);
        }
    }

    /**
     * Connect. {@link Input.Opened} or {@link Input.Closed} follows, unless it is closed first.
     *
     * @param id its name from now on
     * @param address where to
     * @param timeout for resolving and connecting together
     */
    record Dial(ConnectionId id, Hint.Address address, Duration timeout) implements Effect {
        @Override
        public void accept(Handler handler) {
            handler.on(this);
        }
    }

    /**
     * Write on an open connection.
     *
     * @param id which
     * @param data what
     */
    record Write(ConnectionId id, Bytes data) implements Effect {
        @Override
        public void accept(Handler handler) {
            handler.on(this);
        }
    }

    /**
     * Close a connection, when what was written on it is sent; or stop connecting. No input about it is needed any more.
     *
     * @param id which
     */
    record Close(ConnectionId id) implements Effect {
        @Override
        public void accept(Handler handler) {
            handler.on(this);
        }
    }

    /**
     * Feed a timer input after a while. A delay, never a time: there is no clock here.
     *
     * @param timer which
     * @param delay how long
     */
    record Arm(Timer timer, Duration delay) implements Effect {
        @Override
        public void accept(Handler handler) {
            handler.on(this);
        }
    }

    /**
     * The end. No effect follows.
     *
     * @param notice how
     */
    record Notify(Notice notice) implements Effect {
        @Override
        public void accept(Handler handler) {
            handler.on(this);
        }
    }

    /** One method for each kind: a new kind does not compile until every driver has it. */
    interface Handler {
        /** @param effect to carry out */
        void on(Listen effect);

        /** @param effect to carry out */
        void on(StopListening effect);

        /** @param effect to carry out */
        void on(Publish effect);

        /** @param effect to carry out */
        void on(Dial effect);

        /** @param effect to carry out */
        void on(Write effect);

        /** @param effect to carry out */
        void on(Close effect);

        /** @param effect to carry out */
        void on(Arm effect);

        /** @param effect to carry out */
        void on(Notify effect);
    }
}
