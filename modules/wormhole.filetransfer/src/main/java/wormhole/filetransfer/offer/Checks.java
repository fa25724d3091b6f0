package wormhole.filetransfer.offer;

/** What every offer keeps to. */
final class Checks {
    private Checks() {}

    static void name(String name) {
        if (name.length() > Offer.MAX_NAME) {
            throw new IllegalArgumentException("a name has at most " + Offer.MAX_NAME + " characters");
        }
    }

    static void amount(long amount) {
        if (amount < 0) {
            throw new IllegalArgumentException("an amount is never negative");
        }
    }
}
