package wormhole.crypto.bc.spake2;

/** The multiples 0 to 15 of a point, for windows of four bits. Immutable once made. */
final class Multiples {
    static final int WINDOW_BITS = 4;
    static final int WINDOW_MASK = (1 << WINDOW_BITS) - 1;

    private final Addend[] multiples = new Addend[1 << WINDOW_BITS];

    Multiples(Point point) {
        var once = Addend.of(point);
        var accumulator = new Accumulator(Point.identity());
        for (var i = 0; i < multiples.length; i++) {
            multiples[i] = Addend.of(accumulator.point());
            accumulator.add(once);
        }
    }

    /** Reads the whole table, so that which memory is touched says nothing about the digit. */
    void select(int digit, Addend into) {
        for (var i = 0; i < multiples.length; i++) {
            into.moveIf(((i ^ digit) - 1) >> 31, multiples[i]);
        }
    }
}
