package wormhole.filetransfer.ssh;

/** A text is no public key. The message says why, to be read after "no public key: "; it holds nothing of the text. */
public final class PublicKeyException extends Exception {
    private static final long serialVersionUID = 1L;

    private final boolean isPrivate;

    PublicKeyException(String message) {
        this(message, false);
    }

    PublicKeyException(String message, boolean isPrivate) {
        super(message);
        this.isPrivate = isPrivate;
    }

    /**
     * Whether it is a private key, which nobody should ever send.
     *
     * @return true if it says so itself
     */
    public boolean isPrivate() {
        return isPrivate;
    }
}
