package wormhole.core.session;

import wormhole.api.error.WormholeClosedException;
import wormhole.core.effect.Verdict;

/** The life of a session. */
public sealed interface Life {
    /**
     * What a caller gets who asks for something when it is too late.
     *
     * @return with the error that ended the wormhole as its cause, if it was one
     */
    WormholeClosedException refusal();

    private static WormholeClosedException refusal(Verdict verdict) {
        return verdict.error().map(WormholeClosedException::new).orElseGet(WormholeClosedException::new);
    }

    /** Under way. */
    record Active() implements Life {
        @Override
        public WormholeClosedException refusal() {
            return new WormholeClosedException();
        }
    }

    /**
     * Saying goodbye.
     *
     * @param verdict how it will have ended
     */
    record Closing(Verdict verdict) implements Life {
        @Override
        public WormholeClosedException refusal() {
            return Life.refusal(verdict);
        }
    }

    /**
     * Over; nothing happens any more.
     *
     * @param verdict how it ended
     */
    record Ended(Verdict verdict) implements Life {
        @Override
        public WormholeClosedException refusal() {
            return Life.refusal(verdict);
        }
    }
}
