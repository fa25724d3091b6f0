package wormhole.api;

import wormhole.api.code.CodeEntry;
import wormhole.api.error.CodeFormatException;
import wormhole.api.error.NoKeyException;
import wormhole.api.error.OnlyOneCodeException;
import wormhole.api.error.WormholeClosedException;
import wormhole.api.transit.Transit;
import wormhole.api.transit.TransitOptions;
import wormhole.api.transit.TransitRole;

/** What can be asked of a wormhole in every flavour without waiting. */
public interface WormholeControls {
    /** How many words a code has unless told. */
    int DEFAULT_WORDS = 2;

    /** {@link #allocateCode(int)} with two words. */
    default void allocateCode() {
        allocateCode(DEFAULT_WORDS);
    }

    /**
     * Asks the server for a nameplate and makes a code with it. The code is heard of when it is there.
     *
     * @param words how many words, 1 to 64; each adds 8 bits with the PGP list
     * @throws OnlyOneCodeException this wormhole has, or is getting, a code
     * @throws IllegalArgumentException the number of words is out of range
     * @throws WormholeClosedException the wormhole is closed
     */
    void allocateCode(int words);

    /**
     * Uses a code that somebody told us.
     *
     * @param code the whole code as typed
     * @throws CodeFormatException it cannot be a code; another may be set
     * @throws OnlyOneCodeException this wormhole has, or is getting, a code
     * @throws WormholeClosedException the wormhole is closed
     */
    void setCode(String code);

    /**
     * Lets somebody type a code, with completion of nameplates and words.
     *
     * @return what the typing goes into
     * @throws OnlyOneCodeException this wormhole has, or is getting, a code
     * @throws WormholeClosedException the wormhole is closed
     */
    CodeEntry inputCode();

    /**
     * Numbers a message and sends it as soon as it can be: once the key is confirmed and the server is reached. Returns at
     * once; before the key is confirmed the message waits here. Messages arrive in order, each once.
     *
     * @param message up to {@link Limits#maxMessageBytes}; copied
     * @return the receipt completes when the mailbox server has stored the message
     * @throws IllegalArgumentException the message is too long
     * @throws WormholeClosedException the wormhole is closed
     */
    Receipt send(byte[] message);

    /**
     * Derives a key for the application's own use from the key both sides share.
     *
     * @param purpose what for; other purposes give unrelated keys. Normalised to NFC.
     * @param length bytes, 1 to 8,160
     * @return a new array
     * @throws NoKeyException there is no key yet: wait for the unverified key
     * @throws IllegalArgumentException the length is out of range
     */
    byte[] deriveKey(String purpose, int length);

    /**
     * Begins to look for a record pipe to the peer. Its key is derived from the one both sides share, for the purpose {@code
     * APPID/transit-key} unless the options name another; so one wormhole has at most one pipe. The pipe lives on when the wormhole is closed, until the
     * client is.
     *
     * @param role ours; the peer's application must take the other
     * @param options which ways may be used; without a proxy of their own they take that of the wormhole's
     * @return nothing was dialled and nothing listens yet
     * @throws NoKeyException there is no key yet: wait for the unverified key, or better for the verifier
     * @throws wormhole.api.error.ProviderException there is nothing that dials
     */
    Transit transit(TransitRole role, TransitOptions options);
}
