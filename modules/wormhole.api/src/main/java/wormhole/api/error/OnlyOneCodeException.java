package wormhole.api.error;

/** A wormhole has one code: allocated, set or typed, once. */
public final class OnlyOneCodeException extends IllegalStateException {
    private static final long serialVersionUID = 1L;

    /** The one text this error has. */
    public OnlyOneCodeException() {
        super("this wormhole has, or is getting, a code already");
    }
}
