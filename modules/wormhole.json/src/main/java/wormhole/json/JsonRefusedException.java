package wormhole.json;

/** A text from a stranger is not the JSON it has to be. The message never quotes the text. */
public final class JsonRefusedException extends Exception {
    private static final long serialVersionUID = 1L;

    /**
     * Says what was wrong.
     *
     * @param message what, without quoting
     */
    public JsonRefusedException(String message) {
        super(message);
    }
}
