package wormhole.api.transit;

import java.util.List;

/** A way to reach a peer, as the peers tell each other ({@code hints-v1}). Kinds unknown here are ignored when read. */
public sealed interface Hint {
    /** Something that can be connected to. */
    sealed interface Address extends Hint {}

    /** A host and a port. */
    sealed interface Tcp extends Address {
        /**
         * Where.
         *
         * @return a name or a literal address without brackets, not resolved
         */
        String host();

        /**
         * Where.
         *
         * @return 1 to 65535
         */
        int port();

        /**
         * Higher is tried first. It counts for relays only: direct hints are all tried at once.
         *
         * @return finite; 0 unless told
         */
        double priority();
    }

    /**
     * Connect by TCP ({@code direct-tcp-v1}).
     *
     * @param host a name or a literal address without brackets: 1 to 255 characters, no white space, no control characters
     * @param port 1 to 65535
     * @param priority finite
     */
    record DirectTcp(String host, int port, double priority) implements Tcp {
        /** Checks all three. */
        public DirectTcp {
            Addresses.check(host, port, priority);
        }
    }

    /**
     * Connect by TCP through Tor ({@code tor-tcp-v1}).
     *
     * @param host a name or a literal address without brackets: 1 to 255 characters, no white space, no control characters
     * @param port 1 to 65535
     * @param priority finite
     */
    record TorTcp(String host, int port, double priority) implements Tcp {
        /** Checks all three. */
        public TorTcp {
            Addresses.check(host, port, priority);
        }
    }

    /**
     * Connect by WebSocket ({@code websocket-v1}). Read, shown, and not dialled in this version.
     *
     * @param url {@code ws} or {@code wss}, with a host, without user information; at most 2,048 characters
     */
    record WebSocket(String url) implements Address {
        /** Checks the URL. */
        public WebSocket {
            Addresses.hostOf(url);
        }

        /**
         * Where.
         *
         * @return the host of the URL
         */
        public String host() {
            return Addresses.hostOf(url);
        }
    }

    /**
     * A relay, and the ways to reach it ({@code relay-v1}).
     *
     * @param addresses of one and the same relay
     */
    record Relay(List<Address> addresses) implements Hint {
        /** Copies the list. */
        public Relay {
            addresses = List.copyOf(addresses);
        }
    }
}
