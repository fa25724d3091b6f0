package wormhole.spi.stream;

import java.util.Set;
import wormhole.spi.Provider;

/** Supplies byte streams: TCP, or TCP through something. Many may be in use at once, chosen by hint type and route. */
public interface StreamProvider extends Provider {
    /**
     * The hint types this provider can dial, as they stand in {@code hints-v1}.
     *
     * @return such as {@code direct-tcp-v1}
     */
    Set<String> hintTypes();

    /**
     * Whether dialling through this provider hides our address from the other end, as Tor does.
     *
     * @return true only if no connection is ever made directly
     */
    default boolean anonymous() {
        return false;
    }

    /**
     * What dials.
     *
     * @return the same, thread-safe dialer each time
     */
    Dialer dialer();

    /**
     * What listens.
     *
     * @return the same, thread-safe acceptor each time
     */
    Acceptor acceptor();
}
