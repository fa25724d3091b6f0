package wormhole.runtime.driver;

import wormhole.api.Status;
import wormhole.core.effect.Notice;

/** Who hears what a session has to tell. Called in a turn: must not block and must not call the driver. */
public interface Audience extends Notice.Handler {
    /**
     * The status changed.
     *
     * @param status the new one
     */
    void statusChanged(Status status);
}
