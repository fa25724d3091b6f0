package wormhole.cli.command;

import java.util.Optional;
import wormhole.cli.failure.Failure;

/** The mailbox server of {@code serve} and {@code demo}. */
final class LocalServer implements AutoCloseable {
    /**
     * How it shall run.
     *
     * @param address to listen on
     * @param port to listen on, 0 for any
     * @param store {@code memory:} or {@code file:PATH}
     * @param motd for everyone who connects
     */
    record Request(String address, int port, String store, Optional<String> motd) {
        /** On this machine only, forgetting everything at the end. */
        static final Request ANY_PORT = new Request("127.0.0.1", 0, "memory:", Optional.empty());
    }

    private final String url;

    private LocalServer(String url) {
        this.url = url;
    }

    static LocalServer start(Request request) throws Failure {
        throw new Failure("no server", request.store());
    }

    String url() {
        return url;
    }

    @Override
    public void close() {}
}
