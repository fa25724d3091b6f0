package wormhole.api.error;

/** How the program was put together: a provider is missing, ambiguous, or failed. The message says which module to add or what to choose. */
public final class ProviderException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /**
     * Says what happened.
     *
     * @param message what happened; holds nothing secret
     */
    public ProviderException(String message) {
        super(message);
    }

    /**
     * Says what happened, and why.
     *
     * @param message what was wrong, and what to do
     * @param cause what the provider threw
     */
    public ProviderException(String message, Throwable cause) {
        super(message, cause);
    }
}
