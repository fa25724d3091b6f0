package wormhole.transit.relay.match;

/** Everything a matchmaker asks of the outside world. A driver carries these out in order. */
public sealed interface Effect {
    /**
     * Hands this effect to its case.
     *
     * @param handler one method per case
     */
    void accept(Handler handler);

    /**
     * Send a reply.
     *
     * @param connection to whom
     * @param reply what
     */
    record Write(long connection, Reply reply) implements Effect {
        @Override
        public void accept(Handler handler) {
            handler.on(this);
        }
    }

    /**
     * Close the connection once what was sent before is written. Its end is still told to the matchmaker.
     *
     * @param connection which
     */
    record Close(long connection) implements Effect {
        @Override
        public void accept(Handler handler) {
            handler.on(this);
        }
    }

    /**
     * From now on, pass on what either says to the other. What is left in the buffer of the input that led to this comes
     * first. What is passed on is told to {@link Matchmaker#passed}.
     *
     * @param one a connection
     * @param other its partner
     */
    record Pair(long one, long other) implements Effect {
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
         * Write.
         *
         * @param effect the case
         */
        void on(Write effect);

        /**
         * Close.
         *
         * @param effect the case
         */
        void on(Close effect);

        /**
         * Join.
         *
         * @param effect the case
         */
        void on(Pair effect);

        /**
         * Log.
         *
         * @param effect the case
         */
        void on(Log effect);
    }
}
