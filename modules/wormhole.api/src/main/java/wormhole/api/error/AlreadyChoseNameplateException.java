package wormhole.api.error;

/** The nameplate was chosen and cannot be chosen again. */
public final class AlreadyChoseNameplateException extends IllegalStateException {
    private static final long serialVersionUID = 1L;

    /** The one text this error has. */
    public AlreadyChoseNameplateException() {
        super("the nameplate was chosen already");
    }
}
