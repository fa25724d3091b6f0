package wormhole.api;

import wormhole.api.error.WormholeException;

/**
 * Hears of everything that happens on one wormhole, one call at a time, on the executor of the options. Implement what you
 * need. An exception thrown here is the application's: it goes to the thread's uncaught-exception handler and the wormhole goes
 * on. The wormhole may be called from here, but must not be waited for. A delegate that falls more than {@link
 * Limits#maxMessagesUnread} messages behind ends the wormhole.
 */
public interface WormholeDelegate {
    /**
     * The server said welcome, at each connection.
     *
     * @param welcome what it said
     */
    default void gotWelcome(Welcome welcome) {}

    /**
     * There is a code.
     *
     * @param code allocated, set, or typed
     */
    default void gotCode(Code code) {}

    /**
     * The peer was heard; nothing shows yet that it had the same code.
     *
     * @param key 32 bytes, secret
     */
    default void gotUnverifiedKey(byte[] key) {}

    /**
     * The peer had the same code.
     *
     * @param verifier for people to compare
     */
    default void gotVerifier(Verifier verifier) {}

    /**
     * The peer's application says what it is.
     *
     * @param versions as it says
     */
    default void gotVersions(Versions versions) {}

    /**
     * A message came in, in order.
     *
     * @param message belongs to the delegate
     */
    default void gotMessage(byte[] message) {}

    /**
     * The wormhole was closed and all is well. The last call.
     *
     * @param outcome how
     */
    default void closed(Outcome outcome) {}

    /**
     * The wormhole ended with an error. The last call.
     *
     * @param error what happened, and by its type who is at fault
     */
    default void failed(WormholeException error) {}
}
