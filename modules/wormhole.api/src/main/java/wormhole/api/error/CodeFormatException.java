package wormhole.api.error;

/** What was given cannot be a code ({@code KeyFormatError} of the reference). Ask for it again. */
public final class CodeFormatException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    /**
     * Says what happened.
     *
     * @param message what was wrong; it may quote the code, as the reference does: show it to who typed it, do not log it
     */
    public CodeFormatException(String message) {
        super(message);
    }
}
