package wormhole.api.error;

/** The words were chosen and cannot be chosen again. */
public final class AlreadyChoseWordsException extends IllegalStateException {
    private static final long serialVersionUID = 1L;

    /** The one text this error has. */
    public AlreadyChoseWordsException() {
        super("the words were chosen already");
    }
}
