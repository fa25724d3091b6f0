package wormhole.api;

/** Hears of changes of status. */
@FunctionalInterface
public interface StatusListener {
    /**
     * The status changed.
     *
     * @param status the new one
     */
    void statusChanged(Status status);
}
