package wormhole.api.error;

import java.io.IOException;
import wormhole.api.Mood;

/**
 * What ended a wormhole: the peer, a server, nobody, or ourselves. What the caller did wrong is an {@link
 * IllegalArgumentException} or {@link IllegalStateException}; what we did wrong is {@link InternalFaultException} or {@link WormholeBugError}. No message holds
 * a code, a key, a path or a plaintext.
 */
public abstract sealed class WormholeException extends IOException
        permits PeerException,
                ServerException,
                LonelyException,
                TransferException,
                ClientClosedException,
                InternalFaultException {
    private static final long serialVersionUID = 1L;

    private final Mood mood;
    private final String advice;

    WormholeException(String message, Mood mood, String advice) {
        super(message);
        this.mood = mood;
        this.advice = advice;
    }

    /**
     * What the mailbox server is told.
     *
     * @return the mood
     */
    public Mood mood() {
        return mood;
    }

    /**
     * What a person can do about it.
     *
     * @return one sentence
     */
    public String advice() {
        return advice;
    }
}
