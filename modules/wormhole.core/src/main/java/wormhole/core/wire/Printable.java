package wormhole.core.wire;

/** Texts of strangers, made fit for a person's eyes: cut to length, with what could steer a terminal replaced. */
public final class Printable {
    private Printable() {}

    /**
     * Cuts and cleans.
     *
     * @param text of a stranger
     * @param maxLength in characters
     * @return printable; line breaks and tabs stay
     */
    public static String cut(String text, int maxLength) {
        var cut = text.length() <= maxLength ? text : text.substring(0, maxLength);
        var clean = new StringBuilder(cut.length());
        cut.codePoints().forEach(c -> clean.appendCodePoint(harmless(c) ? c : 0xFFFD));
        return clean.toString();
    }

    private static boolean harmless(int c) {
        if (c == '\n' || c == '\t') {
            return true;
        }
        var type = Character.getType(c);
        return type != Character.CONTROL && type != Character.FORMAT && type != Character.SURROGATE;
    }
}
