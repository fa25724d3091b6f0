package wormhole.core.wire;

/** The mailbox server sent a frame that no server may send. The message never quotes it. */
public final class BadFrameException extends Exception {
    private static final long serialVersionUID = 1L;

    /**
     * Says what was wrong.
     *
     * @param message what, without quoting
     */
    public BadFrameException(String message) {
        super(message);
    }
}
