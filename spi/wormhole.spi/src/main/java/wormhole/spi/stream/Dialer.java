package wormhole.spi.stream;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/** Makes outgoing byte streams. */
public interface Dialer {
    /**
     * Connects.
     *
     * @param address where to; resolved by this dialer, or by the proxy it goes through
     * @param timeout for resolving and connecting together; positive
     * @return completes with an open stream on which {@link ByteStream#start} was not called yet, or exceptionally with an
     *     {@link java.io.IOException} whose text names the address and the cause. Cancelling it gives up and closes.
     */
    CompletableFuture<ByteStream> dial(HostPort address, Duration timeout);
}
