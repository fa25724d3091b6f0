package wormhole.api.error;

/** The wormhole is closed. The cause, if there is one, is the error that ended it. */
public final class WormholeClosedException extends IllegalStateException {
    private static final long serialVersionUID = 1L;

    /** It was closed, and nothing was wrong. */
    public WormholeClosedException() {
        super("this wormhole is closed");
    }

    /**
     * It ended with an error.
     *
     * @param error what ended it
     */
    public WormholeClosedException(WormholeException error) {
        super("this wormhole is closed: " + error.getMessage(), error);
    }
}
