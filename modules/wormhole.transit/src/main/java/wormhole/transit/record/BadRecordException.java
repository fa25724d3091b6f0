package wormhole.transit.record;

/** What came is no record that the peer sealed for this place. The pipe has ended; nothing after it can be trusted. */
public final class BadRecordException extends Exception {
    private static final long serialVersionUID = 1L;

    /** What is wrong with it. */
    public enum Reason {
        /** It says it is shorter than an empty record. */
        TOO_SHORT("a record shorter than any record can be"),
        /** It says it is longer than the limit. Nothing of it was kept. */
        TOO_LONG("a record longer than the limit"),
        /** It is not the next in order: one was left out, repeated or moved. */
        WRONG_NONCE("a record out of order"),
        /** It was not sealed with the key. */
        FORGED("a record that does not authenticate");

        private final String text;

        Reason(String text) {
            this.text = text;
        }
    }

    private final Reason reason;

    BadRecordException(Reason reason) {
        super(reason.text);
        this.reason = reason;
    }

    /**
     * What is wrong.
     *
     * @return the reason
     */
    public Reason reason() {
        return reason;
    }
}
