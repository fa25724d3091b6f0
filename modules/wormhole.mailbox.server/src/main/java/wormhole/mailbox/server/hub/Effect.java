package wormhole.mailbox.server.hub;

import java.util.List;
import wormhole.mailbox.server.wire.Frame;

/** Everything a hub asks of the outside world. A driver carries these out in order. */
public sealed interface Effect {
    /**
     * Hands this effect to its case.
     *
     * @param handler one method per case
     */
    void accept(Handler handler);

    /**
     * Make these changes durable, all or none. Comes first among the effects of an input, and nothing after it may leave
     * before it is done: what a client was told must survive a crash.
     *
     * @param changes already applied to the hub's state; not empty
     */
    record Store(List<Change> changes) implements Effect {
        @Override
        public void accept(Handler handler) {
            handler.on(this);
        }
    }

    /**
     * Send a frame. The frames of one input to one connection belong in one write: some clients read an acknowledgement
     * and its answer together.
     *
     * @param connection to whom
     * @param frame what
     */
    record Send(long connection, Frame frame) implements Effect {
        @Override
        public void accept(Handler handler) {
            handler.on(this);
        }
    }

    /**
     * Close the connection without a closing frame, once what was sent before is written. The hub has forgotten it.
     *
     * @param connection which
     */
    record Drop(long connection) implements Effect {
        @Override
        public void accept(Handler handler) {
            handler.on(this);
        }
    }

    /**
     * Append to the usage log.
     *
     * @param usage what was used
     */
    record Log(UsageRecord usage) implements Effect {
        @Override
        public void accept(Handler handler) {
            handler.on(this);
        }
    }

    /** One method per case. */
    interface Handler {
        /**
         * Make durable.
         *
         * @param effect the case
         */
        void on(Store effect);

        /**
         * Send.
         *
         * @param effect the case
         */
        void on(Send effect);

        /**
         * Drop.
         *
         * @param effect the case
         */
        void on(Drop effect);

        /**
         * Log.
         *
         * @param effect the case
         */
        void on(Log effect);
    }
}
