package wormhole.crypto.bc.spake2;

/**
 * A scalar times a point, as part of a sum.
 *
 * @param scalar 32 bytes, little-endian; may be secret
 * @param multiples of the point; public
 */
record Term(byte[] scalar, Multiples multiples) {
    private static final int WINDOWS = Scalar.BYTES * Byte.SIZE / Multiples.WINDOW_BITS;

    /**
     * Adds terms up, sharing the doublings. Which steps are done, and which memory is read, depends on the number of
     * terms only.
     *
     * @param terms at least one
     * @return the sum
     */
    static Point sum(Term... terms) {
        var sum = new Accumulator(Point.identity());
        var selected = new Addend();
        for (var window = WINDOWS - 1; window >= 0; window--) {
            for (var i = 0; i < Multiples.WINDOW_BITS; i++) {
                sum.twice();
            }
            for (var term : terms) {
                term.multiples.select(term.digit(window), selected);
                sum.add(selected);
            }
        }
        return sum.point();
    }

    private int digit(int window) {
        return (scalar[window >> 1] >> ((window & 1) * Multiples.WINDOW_BITS)) & Multiples.WINDOW_MASK;
    }

    @Override
    public String toString() {
        return "Term[redacted]";
    }
}
