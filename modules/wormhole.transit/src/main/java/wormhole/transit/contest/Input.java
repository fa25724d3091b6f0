package wormhole.transit.contest;

import java.util.List;
import wormhole.api.transit.Hint;
import wormhole.core.wire.Bytes;

/** Everything that can happen to a contest. Nothing else may change its state. */
public sealed interface Input {
    /**
     * Hands this input to the method for its kind.
     *
     * @param handler who deals with it
     */
    void accept(Handler handler);

    /** The first input: our hints are wanted. */
    record Start() implements Input {
        @Override
        public void accept(Handler handler) {
            handler.on(this);
        }
    }

    /**
     * We listen, as was asked for, or cannot.
     *
     * @param addresses where we can be reached; empty if we cannot listen
     */
    record Listening(List<Hint.DirectTcp> addresses) implements Input {
        @Override
        public void accept(Handler handler) {
            handler.on(this);
        }
    }

    /**
     * The peer can be looked for.
     *
     * @param hints its own
     */
    record HintsArrived(List<Hint> hints) implements Input {
        @Override
        public void accept(Handler handler) {
            handler.on(this);
        }
    }

    /**
     * A connection that was asked for is open.
     *
     * @param id which
     * @param host the literal address it really leads to; empty if a proxy hides it
     */
    record Opened(ConnectionId id, String host) implements Input {
        @Override
        public void accept(Handler handler) {
            handler.on(this);
        }
    }

    /**
     * A connection came in.
     *
     * @param id a new one
     * @param peer where from, for people
     */
    record Accepted(ConnectionId id, String peer) implements Input {
        @Override
        public void accept(Handler handler) {
            handler.on(this);
        }
    }

    /**
     * Bytes came.
     *
     * @param id on which connection
     * @param data at least one
     */
    record Received(ConnectionId id, Bytes data) implements Input {
        @Override
        public void accept(Handler handler) {
            handler.on(this);
        }
    }

    /**
     * A connection has ended, or could not be made.
     *
     * @param id which
     * @param why for people; holds nothing secret
     */
    record Closed(ConnectionId id, String why) implements Input {
        @Override
        public void accept(Handler handler) {
            handler.on(this);
        }
    }

    /**
     * A wait is over.
     *
     * @param timer which
     */
    record TimerFired(Timer timer) implements Input {
        @Override
        public void accept(Handler handler) {
            handler.on(this);
        }
    }

    /** The application gives up. */
    record Cancel() implements Input {
        @Override
        public void accept(Handler handler) {
            handler.on(this);
        }
    }

    /** One method for each kind: a new kind does not compile until the contest has it. */
    interface Handler {
        /** @param input what happened */
        void on(Start input);

        /** @param input what happened */
        void on(Listening input);

        /** @param input what happened */
        void on(HintsArrived input);

        /** @param input what happened */
        void on(Opened input);

        /** @param input what happened */
        void on(Accepted input);

        /** @param input what happened */
        void on(Received input);

        /** @param input what happened */
        void on(Closed input);

        /** @param input what happened */
        void on(TimerFired input);

        /** @param input what happened */
        void on(Cancel input);
    }
}
