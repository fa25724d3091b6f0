package wormhole.runtime.driver;

import wormhole.api.Status;
import wormhole.core.effect.Notice;

/**
 * Who hears what a session has to tell. Called in a turn: must not block. News is kept until {@link #turnIsOver}: only then is
 * everything carried out that the turn decided, and the driver may be called again, even from here.
 */
public interface Audience extends Notice.Handler {
    /**
     * The status changed.
     *
     * @param status the new one
     */
    void statusChanged(Status status);

    /** All of the turn is carried out: what was heard may be passed on, in order. */
    void turnIsOver();
}
