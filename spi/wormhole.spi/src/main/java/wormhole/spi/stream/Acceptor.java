package wormhole.spi.stream;

import java.io.IOException;

/** Makes listening places for incoming byte streams. */
public interface Acceptor {
    /**
     * Listens.
     *
     * @param bind address and port; port 0 lets the system choose. A wildcard ({@code ::} or {@code 0.0.0.0}) listens on
     *     all interfaces; {@code ::} on both families.
     * @param backlog connections that may wait to be accepted
     * @param listener called for each connection, on the one thread of the returned {@link Listening}
     * @return open until closed
     * @throws IOException it cannot be bound; the text names the address
     */
    Listening listen(HostPort bind, int backlog, AcceptListener listener) throws IOException;
}
