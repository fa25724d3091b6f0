package wormhole.conformance.vectors;

/**
 * What became of a case.
 *
 * @param status in one word
 * @param detail for the reader; empty when there is nothing to say
 */
record Judgement(Status status, String detail) {
    /** In one word. */
    enum Status {
        /** As the case says. */
        AGREE,
        /** Otherwise, as the case's latitude allows. */
        LATITUDE,
        DIFFER,
        UNSUPPORTED,
        CRASH,
        TIMEOUT;

        boolean isFine() {
            return this == AGREE || this == LATITUDE || this == UNSUPPORTED;
        }
    }

    static Judgement agree() {
        return new Judgement(Status.AGREE, "");
    }

    static Judgement differ(String how) {
        return new Judgement(Status.DIFFER, how);
    }
}
