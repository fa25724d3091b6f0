package wormhole.api.error;

/** Words come after the nameplate. */
public final class MustChooseNameplateFirstException extends IllegalStateException {
    private static final long serialVersionUID = 1L;

    /** The one text this error has. */
    public MustChooseNameplateFirstException() {
        super("choose the nameplate first");
    }
}
