package wormhole.cli.failure;

/** What was typed cannot be used. Shown as one line, exit status {@link ExitStatus#USAGE}; never quotes a code or a text. */
public final class UsageException extends Exception {
    private static final long serialVersionUID = 1L;

    private final String shown;

    /**
     * Says what is wrong.
     *
     * @param message what, without a full stop
     */
    public UsageException(String message) {
        this(message, "Usage error: " + message + ". See 'wormhole help'.");
    }

    private UsageException(String message, String shown) {
        super(message);
        this.shown = shown;
    }

    /**
     * No command was typed, or only the first word of one: what there is says more than what is missing.
     *
     * @param help of the program, or of the first word
     * @return to be thrown
     */
    public static UsageException ofNoCommand(String help) {
        return new UsageException("no command", help);
    }

    /**
     * What the user sees.
     *
     * @return a line, or a help
     */
    public String shown() {
        return shown;
    }
}
