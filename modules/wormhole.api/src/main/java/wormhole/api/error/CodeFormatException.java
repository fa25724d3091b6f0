package wormhole.api.error;

/**
 * What was given cannot be a code ({@code KeyFormatError} of the reference). Ask for it again. {@link #getMessage} quotes
 * nothing and may be logged; {@link #shown} is for whoever typed it.
 */
public final class CodeFormatException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    private final transient String shown;

    /**
     * Says what was wrong.
     *
     * @param message what, without quoting
     */
    public CodeFormatException(String message) {
        this(message, message);
    }

    /**
     * Says what was wrong.
     *
     * @param message what, without quoting
     * @param shown the same with what was typed, as the reference words it
     */
    public CodeFormatException(String message, String shown) {
        super(message);
        this.shown = shown;
    }

    /**
     * What was wrong, in the words of the reference, which quote what was typed. For whoever typed it: it may hold part of a
     * code, so keep it out of logs.
     *
     * @return one line; the message when this exception was read from a stream
     */
    public String shown() {
        return shown == null ? getMessage() : shown;
    }
}
