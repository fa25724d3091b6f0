package wormhole.api.bootstrap;

import wormhole.api.WormholeClient;

/** Makes clients. Implemented by {@code wormhole.runtime} and by nobody else. */
public interface ClientProvider {
    /**
     * Makes a client that finds its providers by {@link java.util.ServiceLoader}.
     *
     * @return open until closed
     */
    WormholeClient create();
}
