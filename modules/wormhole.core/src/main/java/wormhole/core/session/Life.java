package wormhole.core.session;

import wormhole.api.error.WormholeClosedException;
import wormhole.core.effect.Verdict;

/** The life of a session. */
public sealed interface Life {
    /**
     * Lets a caller who asks for something know whether it is too late.
     *
     * @throws WormholeClosedException it is; with the error that ended the wormhole as its cause, if it was one
     */
    void requireActive();

    private static WormholeClosedException refusal(Verdict verdict) {
        return verdict.error().map(WormholeClosedException::new).orElseGet(WormholeClosedException::new);
    }

    /** Under way. */
    record Active() implements Life {
        @Override
        public void requireActive() {
            // It is.
        }
    }

    /**
     * Saying goodbye.
     *
     * @param verdict how it will have ended
     */
    record Closing(Verdict verdict) implements Life {
        @Override
        public void requireActive() {
            throw refusal(verdict);
        }
    }

    /**
     * Over; nothing happens any more.
     *
     * @param verdict how it ended
     */
    record Ended(Verdict verdict) implements Life {
        @Override
        public void requireActive() {
            throw refusal(verdict);
        }
    }
}
