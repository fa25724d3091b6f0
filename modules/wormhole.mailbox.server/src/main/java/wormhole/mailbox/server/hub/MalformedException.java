package wormhole.mailbox.server.hub;

/** A message on which the reference's handler fails, so that the connection is dropped. */
final class MalformedException extends Exception {
    private static final long serialVersionUID = 1L;

    MalformedException(String text) {
        super(text, null, false, false);
    }
}
