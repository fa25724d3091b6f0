package wormhole.api.error;

/** We are at fault. Please report it. */
public final class WormholeBugError extends Error {
    private static final long serialVersionUID = 1L;

    /**
     * Says what cannot be.
     *
     * @param message what; holds nothing secret
     * @param cause what was thrown
     */
    public WormholeBugError(String message, Throwable cause) {
        super(message, cause);
    }
}
