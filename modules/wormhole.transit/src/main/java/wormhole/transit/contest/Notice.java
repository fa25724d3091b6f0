package wormhole.transit.contest;

import java.util.List;
import wormhole.api.transit.TransitPath;
import wormhole.core.wire.Bytes;

/** How a contest ends. */
public sealed interface Notice {
    /**
     * A connection has won. It is the driver's from now on; all others are closed.
     *
     * @param id which
     * @param leftover bytes of its first records that have come already
     * @param path which way it goes
     */
    record Won(ConnectionId id, Bytes leftover, TransitPath path) implements Notice {}

    /**
     * There will be no connection.
     *
     * @param reason why
     * @param tried what became of each attempt, for people; not all of them if there were very many
     */
    record Lost(Reason reason, List<String> tried) implements Notice {
        /** Copies the list. */
        public Lost {
            tried = List.copyOf(tried);
        }
    }

    /** Why there is no connection. */
    enum Reason {
        /** There was nothing to try: no usable hint, no relay, no listening. */
        NO_CONTENDERS("No contenders for connection"),
        /** Everything was tried, and nothing is waited for. */
        ALL_FAILED("every way to the peer was tried and failed"),
        /** The time is up. */
        TIME_LIMIT("no connection to the peer within the time limit"),
        /** The application gave up. */
        CANCELLED("closed before there was a connection to the peer");

        private final String text;

        Reason(String text) {
            this.text = text;
        }

        /**
         * For people.
         *
         * @return one line
         */
        public String text() {
            return text;
        }
    }
}
