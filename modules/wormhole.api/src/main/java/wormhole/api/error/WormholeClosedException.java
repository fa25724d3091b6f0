package wormhole.api.error;

/** The wormhole is closed. */
public final class WormholeClosedException extends IllegalStateException {
    private static final long serialVersionUID = 1L;

    /** The one text this error has. */
    public WormholeClosedException() {
        super("this wormhole is closed");
    }
}
