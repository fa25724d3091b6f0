package wormhole.mailbox.server.hub;

/** A command is refused; the text goes to the client. */
final class RefusedException extends Exception {
    private static final long serialVersionUID = 1L;

    RefusedException(String text) {
        // Refusals are ordinary answers, so they cost no stack trace.
        super(text, null, false, false);
    }
}
