package wormhole.api;

import java.time.Duration;
import java.util.List;
import java.util.ServiceLoader;
import wormhole.api.bootstrap.ClientProvider;
import wormhole.api.error.ProviderException;

/**
 * Makes wormholes. One client serves a whole program: its wormholes share a few threads, however many there are. Thread-safe,
 * and so are the wormholes.
 *
 * <p>Each wormhole is made in one of three flavours: <em>deferred</em> answers with futures, <em>delegated</em> calls a
 * delegate, <em>blocking</em> waits. They are three faces of the same wormhole. The methods that make one do not wait for the
 * server: whether it was reached is heard of like everything else, and shown by {@link Status}.
 *
 * <p>The application's code runs on the executor of the options, one call at a time for each wormhole, or on a pool of four
 * threads of the client. It must not wait there for the same wormhole: what it waits for could come only after it. A wormhole
 * that ends by itself need not be closed; closing it is harmless.
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
     * @throws IllegalStateException this client is closed
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
     * @throws IllegalStateException this client is closed
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
     * @throws IllegalStateException this client is closed
     */
    BlockingWormhole blocking(WormholeOptions options, Duration timeout);

    /**
     * Which providers were found, chosen and rejected, and why.
     *
     * @return in the order of the seams
     */
    List<ProviderReport> providers();

    /**
     * Ends everything. Wormholes that were asked to close are let finish, which takes each at most its {@link
     * WormholeOptions#closeTimeout} and some seconds; this method waits for them, so that leaving a try block loses no message
     * and no goodbye. Wormholes that are still open end at once, with a {@link
     * wormhole.api.error.ClientClosedException} and without a word to the server. An interrupt ends the waiting.
     * Afterwards no wormhole can be made ({@link IllegalStateException}). Closing twice is harmless.
     */
    @Override
    void close();
}
