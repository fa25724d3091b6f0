package wormhole.cli.failure;

/** What was typed cannot be used. Shown as one line, exit status {@link ExitStatus#USAGE}; never quotes a code or a text. */
public final class UsageException extends Exception {
    private static final long serialVersionUID = 1L;

    /**
     * Says what is wrong.
     *
     * @param message what, without a full stop
     */
    public UsageException(String message) {
        super(message);
    }
}
