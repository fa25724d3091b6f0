package wormhole.core.session;

import wormhole.core.effect.Verdict;

/** The life of a session. */
public sealed interface Life {
    /** Under way. */
    record Active() implements Life {}

    /**
     * Saying goodbye.
     *
     * @param verdict how it will have ended
     */
    record Closing(Verdict verdict) implements Life {}

    /**
     * Over; nothing happens any more.
     *
     * @param verdict how it ended
     */
    record Ended(Verdict verdict) implements Life {}
}
