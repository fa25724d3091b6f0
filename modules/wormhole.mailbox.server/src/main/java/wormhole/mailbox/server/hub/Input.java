package wormhole.mailbox.server.hub;

/**
 * Everything that can happen to a hub. Connections are numbered by whoever drives it; a number is not used twice while
 * its connection lives.
 */
public sealed interface Input {
    /**
     * Hands this input to its case.
     *
     * @param <R> what the handler answers
     * @param handler one method per case
     * @return the handler's answer
     */
    <R> R accept(Handler<R> handler);

    /**
     * A client's WebSocket is open.
     *
     * @param connection its number
     * @param address where it comes from
     */
    record Connected(long connection, PeerAddress address) implements Input {
        @Override
        public <R> R accept(Handler<R> handler) {
            return handler.on(this);
        }
    }

    /**
     * A client sent a message, text or binary.
     *
     * @param connection its number; unknown ones are ignored, for a dropped client may still be heard
     * @param text the whole message
     */
    record Received(long connection, String text) implements Input {
        @Override
        public <R> R accept(Handler<R> handler) {
            return handler.on(this);
        }
    }

    /**
     * A client's connection is gone, for whatever reason.
     *
     * @param connection its number
     */
    record Disconnected(long connection) implements Input {
        @Override
        public <R> R accept(Handler<R> handler) {
            return handler.on(this);
        }
    }

    /** It is time to forget mailboxes nobody uses: at the start and then every {@link Hub#PRUNE_PERIOD_SECONDS}. */
    record Prune() implements Input {
        @Override
        public <R> R accept(Handler<R> handler) {
            return handler.on(this);
        }
    }

    /**
     * One method per case, so that a new case does not compile until it is handled.
     *
     * @param <R> what is answered
     */
    interface Handler<R> {
        /**
         * A client is there.
         *
         * @param input the case
         * @return the answer
         */
        R on(Connected input);

        /**
         * A client spoke.
         *
         * @param input the case
         * @return the answer
         */
        R on(Received input);

        /**
         * A client is gone.
         *
         * @param input the case
         * @return the answer
         */
        R on(Disconnected input);

        /**
         * Time to tidy.
         *
         * @param input the case
         * @return the answer
         */
        R on(Prune input);
    }
}
