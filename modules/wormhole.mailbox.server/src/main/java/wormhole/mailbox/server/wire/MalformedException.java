package wormhole.mailbox.server.wire;

/** A message on which the reference's handler fails, so that the connection is dropped. */
public final class MalformedException extends Exception {
    private static final long serialVersionUID = 1L;

    /**
     * The connection is to be dropped.
     *
     * @param text what is wrong, for us; the client is not told
     */
    public MalformedException(String text) {
        super(text, null, false, false);
    }
}
