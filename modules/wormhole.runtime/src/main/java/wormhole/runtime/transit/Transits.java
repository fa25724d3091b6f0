package wormhole.runtime.transit;

import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Supplier;
import wormhole.api.Timing;
import wormhole.api.transit.Transit;
import wormhole.api.transit.TransitOptions;
import wormhole.api.transit.TransitRole;
import wormhole.runtime.proxy.ProxyDialer;
import wormhole.spi.crypto.CryptoSuite;
import wormhole.spi.crypto.SecretBytes;
import wormhole.spi.stream.Dialer;
import wormhole.spi.stream.StreamProvider;

/**
 * What the transits of one wormhole share.
 *
 * @param streams looks for the provider that dials and listens, when it is needed
 * @param crypto derives, seals and opens
 * @param timers for waits
 * @param relief takes over from a thread that would be held up
 * @param application where the application's futures complete
 * @param proxy of the wormhole's options
 * @param timing hears what happens when; guarded
 * @param open what ends those that are not over, for when the client is closed
 */
public record Transits(
        Supplier<StreamProvider> streams,
        CryptoSuite crypto,
        ScheduledExecutorService timers,
        Executor relief,
        Executor application,
        Optional<URI> proxy,
        Timing timing,
        Set<Runnable> open) {
    /**
     * Begins one.
     *
     * @param key 32 bytes; wiped here
     * @param role ours
     * @param wished what the application wants
     * @param seenByServer our address as the mailbox server sees it, if it said
     * @return not listening yet
     */
    public Transit begin(
            SecretBytes key, TransitRole role, TransitOptions wished, Supplier<Optional<String>> seenByServer) {
        try {
            var provider = streams.get();
            var options = adjusted(wished, provider);
            var transit = new TransitDriver(this, provider, key, role, options, seenByServer);
            open.add(transit.ending());
            timing.event("transit", Map.of());
            return transit;
        } finally {
            key.wipe();
        }
    }

    private TransitOptions adjusted(TransitOptions wished, StreamProvider provider) {
        var options = wished.proxy().isPresent() ? wished : wished.withProxy(proxy);
        return provider.anonymous() ? options.withListen(false) : options;
    }

    Dialer dialer(StreamProvider provider, TransitOptions options) {
        return options.proxy()
                .<Dialer>map(uri -> new ProxyDialer(provider.dialer(), uri))
                .orElseGet(provider::dialer);
    }
}
