package wormhole.conformance.simulation;

/** What texts are fit to be sent. */
final class Texts {
    private Texts() {}

    /** No half of a surrogate pair stands alone. */
    static boolean isWellFormed(String text) {
        return text.codePoints().noneMatch(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE);
    }
}
