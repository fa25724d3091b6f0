package wormhole.api.transit;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * How a record pipe is looked for. Immutable; each {@code with…} method gives a changed copy.
 *
 * @param paths which ways may be used
 * @param listen whether to wait for connections; never with {@link Paths#RELAY_ONLY} or a proxy
 * @param listenPort where to wait, 1 to 65535, or 0 to let the system choose
 * @param relays our own; the peer may name others
 * @param proxy {@code socks5://HOST:PORT} or {@code http://HOST:PORT} (CONNECT), through which everything is dialled and which
 *     resolves every name
 * @param dialLocal whether addresses of this machine itself, such as 127.0.0.1, are dialled when the peer names them. Off, they
 *     are dialled only if this machine has no other address
 * @param relayDelay how long direct connections are given before a relay is tried, and each further group of relays
 * @param handshakeTimeout how long a connection has from its opening to the end of its handshake
 * @param connectTimeout how long everything may take from {@link Transit#connect} on
 * @param maxRecordBytes the longest record taken from the peer, in bytes of plaintext; 1 to {@value #LARGEST_RECORD}
 * @param keyPurpose what the pipe's key is derived for, which must be the same on both sides; empty for {@code APPID/transit-key}.
 *     Programs need it that go on with an older choice, as file transfer does
 */
public record TransitOptions(
        Paths paths,
        boolean listen,
        int listenPort,
        List<Hint.Relay> relays,
        Optional<URI> proxy,
        boolean dialLocal,
        Duration relayDelay,
        Duration handshakeTimeout,
        Duration connectTimeout,
        int maxRecordBytes,
        Optional<String> keyPurpose) {
    /** Which ways a connection may go. */
    public enum Paths {
        /** Directly if possible, else through a relay. */
        ANY,
        /** Never through a relay. */
        DIRECT_ONLY,
        /** Only through a relay: the peer does not learn our address. Never directly, whatever happens. */
        RELAY_ONLY
    }

    /** The most {@link #maxRecordBytes} can be: 64 MiB, as the protocol's document suggests. */
    public static final int LARGEST_RECORD = 64 << 20;

    /** The public relay, as the reference has it. */
    public static final Hint.Relay PUBLIC_RELAY =
            new Hint.Relay(List.of(new Hint.DirectTcp("transit.magic-wormhole.io", 4001, 0.0)));

    /** Any way, listening, the public relay, 2 s before a relay is tried, 60 s for a handshake, 120 s for all, records of 1 MiB. */
    public static final TransitOptions DEFAULT = new TransitOptions(
            Paths.ANY,
            true,
            0,
            List.of(PUBLIC_RELAY),
            Optional.empty(),
            false,
            Duration.ofSeconds(2),
            Duration.ofSeconds(60),
            Duration.ofSeconds(120),
            1 << 20,
            Optional.empty());

    private static final Set<String> PROXIES = Set.of("socks5", "http");

    /** Checks every value. */
    public TransitOptions {
        relays = List.copyOf(relays);
        if (listenPort < 0 || listenPort > 65535) {
            throw new IllegalArgumentException("a port is 0 to 65535, not " + listenPort);
        }
        if (relayDelay.isNegative() || !positive(handshakeTimeout) || !positive(connectTimeout)) {
            throw new IllegalArgumentException("time-outs are positive, and no delay is negative");
        }
        if (maxRecordBytes < 1 || maxRecordBytes > LARGEST_RECORD) {
            throw new IllegalArgumentException("a record has 1 to " + LARGEST_RECORD + " bytes");
        }
        proxy.ifPresent(TransitOptions::checkProxy);
    }

    private static boolean positive(Duration duration) {
        return !duration.isNegative() && !duration.isZero();
    }

    private static void checkProxy(URI proxy) {
        if (!PROXIES.contains(String.valueOf(proxy.getScheme())) || proxy.getHost() == null || proxy.getPort() < 1) {
            throw new IllegalArgumentException("a proxy is socks5://HOST:PORT or http://HOST:PORT");
        }
        if (proxy.getRawUserInfo() != null) {
            throw new IllegalArgumentException("a proxy that asks for a name and password is not supported");
        }
    }

    /**
     * With another {@link #paths}.
     *
     * @param value the ways
     * @return a copy
     */
    public TransitOptions withPaths(Paths value) {
        return with(draft -> draft.paths = value);
    }

    /**
     * With another {@link #listen}.
     *
     * @param value whether to listen
     * @return a copy
     */
    public TransitOptions withListen(boolean value) {
        return with(draft -> draft.listen = value);
    }

    /**
     * With another {@link #listenPort}.
     *
     * @param value the port, or 0
     * @return a copy
     */
    public TransitOptions withListenPort(int value) {
        return with(draft -> draft.listenPort = value);
    }

    /**
     * With another {@link #relays}.
     *
     * @param value our relays
     * @return a copy
     */
    public TransitOptions withRelays(List<Hint.Relay> value) {
        return with(draft -> draft.relays = value);
    }

    /**
     * With another {@link #proxy}.
     *
     * @param value the proxy, or none
     * @return a copy
     */
    public TransitOptions withProxy(Optional<URI> value) {
        return with(draft -> draft.proxy = value);
    }

    /**
     * With another {@link #dialLocal}.
     *
     * @param value whether local addresses are dialled
     * @return a copy
     */
    public TransitOptions withDialLocal(boolean value) {
        return with(draft -> draft.dialLocal = value);
    }

    /**
     * With another {@link #relayDelay}.
     *
     * @param value the delay
     * @return a copy
     */
    public TransitOptions withRelayDelay(Duration value) {
        return with(draft -> draft.relayDelay = value);
    }

    /**
     * With another {@link #handshakeTimeout}.
     *
     * @param value the time-out
     * @return a copy
     */
    public TransitOptions withHandshakeTimeout(Duration value) {
        return with(draft -> draft.handshakeTimeout = value);
    }

    /**
     * With another {@link #connectTimeout}.
     *
     * @param value the time-out
     * @return a copy
     */
    public TransitOptions withConnectTimeout(Duration value) {
        return with(draft -> draft.connectTimeout = value);
    }

    /**
     * With another {@link #maxRecordBytes}.
     *
     * @param value bytes of plaintext
     * @return a copy
     */
    public TransitOptions withMaxRecordBytes(int value) {
        return with(draft -> draft.maxRecordBytes = value);
    }

    /**
     * With another {@link #keyPurpose}.
     *
     * @param value what the pipe's key is derived for
     * @return a copy
     */
    public TransitOptions withKeyPurpose(String value) {
        return with(draft -> draft.keyPurpose = Optional.of(value));
    }

    private TransitOptions with(Consumer<Draft> change) {
        var draft = new Draft(this);
        change.accept(draft);
        return draft.options();
    }

    /** All values, while one of them is changed. */
    private static final class Draft {
        private Paths paths;
        private boolean listen;
        private int listenPort;
        private List<Hint.Relay> relays;
        private Optional<URI> proxy;
        private boolean dialLocal;
        private Duration relayDelay;
        private Duration handshakeTimeout;
        private Duration connectTimeout;
        private int maxRecordBytes;
        private Optional<String> keyPurpose;

        Draft(TransitOptions options) {
            paths = options.paths;
            listen = options.listen;
            listenPort = options.listenPort;
            relays = options.relays;
            proxy = options.proxy;
            dialLocal = options.dialLocal;
            relayDelay = options.relayDelay;
            handshakeTimeout = options.handshakeTimeout;
            connectTimeout = options.connectTimeout;
            maxRecordBytes = options.maxRecordBytes;
            keyPurpose = options.keyPurpose;
        }

        TransitOptions options() {
            return new TransitOptions(
                    paths,
                    listen,
                    listenPort,
                    relays,
                    proxy,
                    dialLocal,
                    relayDelay,
                    handshakeTimeout,
                    connectTimeout,
                    maxRecordBytes,
                    keyPurpose);
        }
    }
}
