package wormhole.api;

import java.util.concurrent.CompletableFuture;

/**
 * The deferred flavour: what comes later is a future.
 *
 * <p>Every future here fails, if the wormhole ended before the answer, with the {@link wormhole.api.error.WormholeException}
 * that ended it ({@code LonelyException} if we closed before the key was confirmed), or with {@link
 * wormhole.api.error.WormholeClosedException} after a happy end. Each call gives a future of its own: cancelling or completing
 * one changes no other. The same question may be asked any number of times, but {@link #receive}, which takes a message each
 * time. Futures complete on the executor of the options.
 *
 * <p>As with every {@link CompletableFuture}, the exception is the cause of what is thrown: of an {@link
 * java.util.concurrent.ExecutionException} by {@code get}, of a {@link java.util.concurrent.CompletionException} by {@code
 * join}; what depends on the future, such as {@code exceptionally}, may be given the latter too.
 */
public interface Wormhole extends WormholeControls, AutoCloseable {
    /**
     * What the server says.
     *
     * @return completes at the first connection
     */
    CompletableFuture<Welcome> welcome();

    /**
     * The code.
     *
     * @return completes when it was allocated, set, or typed
     */
    CompletableFuture<Code> code();

    /**
     * The key, before the peer has shown that it has the same. For applications that must know that a peer is there; use
     * {@link #deriveKey} for keys.
     *
     * @return completes with 32 bytes when the peer was heard. Secret.
     */
    CompletableFuture<byte[]> unverifiedKey();

    /**
     * The verifier. When it is there the peer had the same code.
     *
     * @return completes when the key is confirmed
     */
    CompletableFuture<Verifier> verifier();

    /**
     * What the peer's application says of itself.
     *
     * @return completes when the key is confirmed
     */
    CompletableFuture<Versions> versions();

    /**
     * Takes the next message of the peer. Messages that came before the end can be taken after it. A future that is cancelled
     * takes none. At most {@link Limits#maxMessagesUnread} messages wait to be taken; one more ends the wormhole.
     *
     * @return one message for each call, in order
     */
    CompletableFuture<byte[]> receive();

    /**
     * Closes. What was sent and not yet stored is still delivered, for as long as {@link WormholeOptions#closeTimeout}; what
     * the peer sends from now on is not. Closing twice is harmless.
     *
     * @return completes as soon as the server has been told and the link has ended: with {@link Mood#HAPPY}, or with the error that ended the wormhole,
     *     {@code LonelyException} if the key was never confirmed
     */
    CompletableFuture<Outcome> closing();

    /** {@link #closing()} without waiting for the result. */
    @Override
    default void close() {
        closing();
    }
}
