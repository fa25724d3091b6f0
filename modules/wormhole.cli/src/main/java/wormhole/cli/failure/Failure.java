package wormhole.cli.failure;

/** A command cannot go on. Shown as one line; holds nothing secret, and what strangers wrote in it is escaped. */
public final class Failure extends Exception {
    private static final long serialVersionUID = 1L;

    private final String kind;
    private final String advice;

    /**
     * Says what happened here.
     *
     * @param message what, without a full stop
     * @param advice what the user can do about it, a sentence; empty if there is nothing to say
     */
    public Failure(String message, String advice) {
        this("ERROR", message, advice);
    }

    private Failure(String kind, String message, String advice) {
        super(message);
        this.kind = kind;
        this.advice = advice;
    }

    /**
     * A transfer that one of the two users does not want, or that went wrong; the reference calls it {@code
     * TransferError}.
     *
     * @param message what happened, without a full stop
     * @param advice what the user can do about it, a sentence; empty if there is nothing to say
     * @return to be thrown
     */
    public static Failure ofTransfer(String message, String advice) {
        return new Failure("TransferError", message, advice);
    }

    /**
     * The first word of the line.
     *
     * @return {@code ERROR} or {@code TransferError}
     */
    public String kind() {
        return kind;
    }

    /**
     * What the user can do.
     *
     * @return a sentence, or empty
     */
    public String advice() {
        return advice;
    }
}
