package wormhole.api;

import java.time.Duration;
import java.util.List;
import java.util.ServiceLoader;
import wormhole.api.bootstrap.ClientProvider;
import wormhole.api.error.ProviderException;

/**
 * Makes wormholes. One client serves a whole program: its wormholes share a few threads, however many there are.
 *
 * <p>Each wormhole is made in one of three flavours: <em>deferred</em> answers with futures, <em>delegated</em> calls a
 * delegate, <em>blocking</em> waits. They are three faces of the same wormhole.
 */
public interface WormholeClient extends AutoCloseable {
    /**
     * Makes a client.
     *
     * @return open until closed
     * @throws ProviderException the runtime or a provider is missing, or two are equally preferred; the message says which
     *     module to add or what to choose
     */
    static WormholeClient create() {
        var found = ServiceLoader.load(ClientProvider.class).findFirst();
        if (found.isEmpty()) {
            found = ServiceLoader.load(ClientProvider.class, WormholeClient.class.getClassLoader())
                    .findFirst();
        }
        return found.orElseThrow(() -> new ProviderException("no wormhole runtime; add module wormhole.runtime"))
                .create();
    }

    /**
     * Makes a wormhole that answers with futures, and starts to connect.
     *
     * @param options what it is for and where its mailbox server is
     * @return open; close it
     * @throws ProviderException a provider that the options ask for is missing
     * @throws IllegalArgumentException the mailbox URI or the versions cannot be used
     */
    Wormhole deferred(WormholeOptions options);

    /**
     * Makes a wormhole that calls a delegate, and starts to connect.
     *
     * @param options what it is for and where its mailbox server is
     * @param delegate hears of everything, on the options' executor, one call at a time
     * @return open; close it
     * @throws ProviderException a provider that the options ask for is missing
     * @throws IllegalArgumentException the mailbox URI or the versions cannot be used
     */
    DelegatedWormhole delegated(WormholeOptions options, WormholeDelegate delegate);

    /**
     * Makes a wormhole whose methods wait, and starts to connect.
     *
     * @param options what it is for and where its mailbox server is
     * @param timeout how long a method without a timeout of its own waits; positive
     * @return open; close it
     * @throws ProviderException a provider that the options ask for is missing
     * @throws IllegalArgumentException the mailbox URI or the versions cannot be used
     */
    BlockingWormhole blocking(WormholeOptions options, Duration timeout);

    /**
     * Which providers were found, chosen and rejected, and why.
     *
     * @return in the order of the seams
     */
    List<ProviderReport> providers();

    /** Ends the wormholes that are still open, without telling the server, and the threads. */
    @Override
    void close();
}
