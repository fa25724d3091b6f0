package wormhole.core.rendezvous;

import java.time.Duration;
import wormhole.core.effect.Verdict;
import wormhole.core.wire.ClientFrame;
import wormhole.core.wire.Phase;
import wormhole.core.wire.ServerFrame;

/** What the session must hear. */
public sealed interface RendezvousReport {
    /**
     * Hands this report to the method for its kind.
     *
     * @param handler who acts on it
     */
    void accept(Handler handler);

    /** A link is wanted. */
    record OpenLink() implements RendezvousReport {
        @Override
        public void accept(Handler handler) {
            handler.on(this);
        }
    }

    /** The link is not wanted any more. */
    record DropLink() implements RendezvousReport {
        @Override
        public void accept(Handler handler) {
            handler.on(this);
        }
    }

    /**
     * Say this to the server.
     *
     * @param frame what
     */
    record Transmit(ClientFrame frame) implements RendezvousReport {
        @Override
        public void accept(Handler handler) {
            handler.on(this);
        }
    }

    /**
     * Try again after a while.
     *
     * @param delay how long
     */
    record RetryAfter(Duration delay) implements RendezvousReport {
        @Override
        public void accept(Handler handler) {
            handler.on(this);
        }
    }

    /** The link is open, and what this room repeats after a reconnect was said. */
    record Resumed() implements RendezvousReport {
        @Override
        public void accept(Handler handler) {
            handler.on(this);
        }
    }

    /** The nameplate is ours. */
    record Claimed() implements RendezvousReport {
        @Override
        public void accept(Handler handler) {
            handler.on(this);
        }
    }

    /**
     * The peer said something new.
     *
     * @param message what
     */
    record Heard(ServerFrame.Message message) implements RendezvousReport {
        @Override
        public void accept(Handler handler) {
            handler.on(this);
        }
    }

    /**
     * The server has stored a message of ours.
     *
     * @param phase which
     */
    record Stored(Phase phase) implements RendezvousReport {
        @Override
        public void accept(Handler handler) {
            handler.on(this);
        }
    }

    /** The link has ended and none will follow. */
    record Gone() implements RendezvousReport {
        @Override
        public void accept(Handler handler) {
            handler.on(this);
        }
    }

    /**
     * It cannot go on.
     *
     * @param verdict why
     */
    record Failed(Verdict verdict) implements RendezvousReport {
        @Override
        public void accept(Handler handler) {
            handler.on(this);
        }
    }

    /** One method for each kind: a new kind does not compile until the session has it. */
    interface Handler {
        /** @param report what is reported */
        void on(OpenLink report);

        /** @param report what is reported */
        void on(DropLink report);

        /** @param report what is reported */
        void on(Transmit report);

        /** @param report what is reported */
        void on(RetryAfter report);

        /** @param report what is reported */
        void on(Resumed report);

        /** @param report what is reported */
        void on(Claimed report);

        /** @param report what is reported */
        void on(Heard report);

        /** @param report what is reported */
        void on(Stored report);

        /** @param report what is reported */
        void on(Gone report);

        /** @param report what is reported */
        void on(Failed report);
    }
}
