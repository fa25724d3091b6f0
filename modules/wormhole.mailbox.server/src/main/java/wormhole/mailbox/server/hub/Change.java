package wormhole.mailbox.server.hub;

/**
 * One change to what the hub must not forget. The state is exactly what its changes made of it, so a store is a list of
 * changes. Times are microseconds since 1970.
 */
public sealed interface Change {
    /**
     * Hands this change to its case.
     *
     * @param handler one method per case
     */
    void accept(Handler handler);

    /**
     * A side opened a mailbox, which is made if it was not there; the mailbox counts as used now.
     *
     * @param app the application
     * @param mailbox the mailbox
     * @param forNameplate whether it is made for a nameplate; looked at only if it is new
     * @param side who
     * @param when now
     */
    record Opened(String app, String mailbox, boolean forNameplate, String side, long when) implements Change {
        @Override
        public void accept(Handler handler) {
            handler.on(this);
        }
    }

    /**
     * A side holds a nameplate, which is made if it was not there.
     *
     * @param app the application
     * @param nameplate its name
     * @param mailbox the mailbox it leads to
     * @param side who
     * @param when now
     * @param allocated true while the side has only been given it and has not claimed it
     */
    record Claimed(String app, String nameplate, String mailbox, String side, long when, boolean allocated)
            implements Change {
        @Override
        public void accept(Handler handler) {
            handler.on(this);
        }
    }

    /**
     * A side gave its claim up.
     *
     * @param app the application
     * @param nameplate its name
     * @param side who
     */
    record Released(String app, String nameplate, String side) implements Change {
        @Override
        public void accept(Handler handler) {
            handler.on(this);
        }
    }

    /**
     * A nameplate is free again.
     *
     * @param app the application
     * @param nameplate its name
     */
    record NameplateRemoved(String app, String nameplate) implements Change {
        @Override
        public void accept(Handler handler) {
            handler.on(this);
        }
    }

    /**
     * A message was added; the mailbox counts as used at that time.
     *
     * @param app the application
     * @param mailbox the mailbox
     * @param message what
     */
    record Added(String app, String mailbox, StoredMessage message) implements Change {
        @Override
        public void accept(Handler handler) {
            handler.on(this);
        }
    }

    /**
     * A side closed a mailbox.
     *
     * @param app the application
     * @param mailbox the mailbox
     * @param side who
     * @param mood in what mood; empty if none was told
     */
    record Closed(String app, String mailbox, String side, String mood) implements Change {
        @Override
        public void accept(Handler handler) {
            handler.on(this);
        }
    }

    /**
     * A mailbox is gone, with its messages and the nameplate that led to it.
     *
     * @param app the application
     * @param mailbox the mailbox
     */
    record MailboxRemoved(String app, String mailbox) implements Change {
        @Override
        public void accept(Handler handler) {
            handler.on(this);
        }
    }

    /**
     * A mailbox counts as used.
     *
     * @param app the application
     * @param mailbox the mailbox
     * @param when at what time
     */
    record Touched(String app, String mailbox, long when) implements Change {
        @Override
        public void accept(Handler handler) {
            handler.on(this);
        }
    }

    /** One method per case. */
    interface Handler {
        /**
         * Opened.
         *
         * @param change the case
         */
        void on(Opened change);

        /**
         * Claimed.
         *
         * @param change the case
         */
        void on(Claimed change);

        /**
         * Released.
         *
         * @param change the case
         */
        void on(Released change);

        /**
         * Nameplate removed.
         *
         * @param change the case
         */
        void on(NameplateRemoved change);

        /**
         * Added.
         *
         * @param change the case
         */
        void on(Added change);

        /**
         * Closed.
         *
         * @param change the case
         */
        void on(Closed change);

        /**
         * Mailbox removed.
         *
         * @param change the case
         */
        void on(MailboxRemoved change);

        /**
         * Touched.
         *
         * @param change the case
         */
        void on(Touched change);
    }
}
