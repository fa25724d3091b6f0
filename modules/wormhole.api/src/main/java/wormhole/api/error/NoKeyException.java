package wormhole.api.error;

/** There is no key yet. Wait for the unverified key. */
public final class NoKeyException extends IllegalStateException {
    private static final long serialVersionUID = 1L;

    /** The one text this error has. */
    public NoKeyException() {
        super("there is no key yet: the other side was not heard");
    }
}
