package wormhole.spi.crypto;

/** The peer's SPAKE2 message is none that an honest peer sends. The text says which check failed, and no more. */
public final class BadElementException extends Exception {
    private static final long serialVersionUID = 1L;

    /** Which check failed. */
    public enum Reason {
        /** Not {@value Spake2#MESSAGE_BYTES} bytes. */
        LENGTH("the message does not have 33 bytes"),
        /** The first byte is not {@code S}. */
        SIDE("the message is not of the symmetric exchange"),
        /** Not the one encoding of a point on the curve. */
        NOT_ON_CURVE("the element is not a canonical point on the curve"),
        /** Identity, or not in the subgroup of order L. */
        WRONG_ORDER("the element is not in the prime-order subgroup"),
        /** Our own message came back. */
        REFLECTED("our own message was sent back to us");

        private final String text;

        Reason(String text) {
            this.text = text;
        }
    }

    private final Reason reason;

    /**
     * Names a failed check.
     *
     * @param reason which
     */
    public BadElementException(Reason reason) {
        super(reason.text);
        this.reason = reason;
    }

    /**
     * Which check failed.
     *
     * @return the reason
     */
    public Reason reason() {
        return reason;
    }
}
