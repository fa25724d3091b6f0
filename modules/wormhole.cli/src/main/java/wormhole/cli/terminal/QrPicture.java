package wormhole.cli.terminal;

import io.nayuki.qrcodegen.QrCode;

/** A QR code made of half blocks, two rows of it a line, with the white margin that readers need. */
public final class QrPicture {
    private static final int MARGIN = 4;
    private static final String BLACK_ON_WHITE = "\u001b[38;5;16;48;5;231m";
    private static final String PLAIN = "\u001b[0m";

    /** What a picture is drawn on. */
    public enum Ground {
        /** One that it brings along: black on white, by colours of its own, which looks the same on every terminal. */
        OWN,
        /** A dark terminal: what is light in the picture is drawn. */
        DARK,
        /** A light terminal: what is dark in the picture is drawn. */
        LIGHT
    }

    private QrPicture() {}

    /**
     * Draws one.
     *
     * @param text what a reader shall find; at most some hundred characters
     * @param ground on what; on another than this one, only a reader that inverts finds anything
     * @return lines, each ended by a line break
     */
    public static String of(String text, Ground ground) {
        var code = QrCode.encodeText(text, QrCode.Ecc.LOW);
        var picture = new StringBuilder();
        var coloured = ground == Ground.OWN;
        var ink = ground != Ground.DARK;
        for (var y = -MARGIN; y < code.size + MARGIN; y += 2) {
            picture.append(coloured ? BLACK_ON_WHITE : "");
            for (var x = -MARGIN; x < code.size + MARGIN; x++) {
                picture.append(block(code.getModule(x, y) == ink, code.getModule(x, y + 1) == ink));
            }
            picture.append(coloured ? PLAIN : "").append('\n');
        }
        return picture.toString();
    }

    private static char block(boolean upper, boolean lower) {
        if (upper) {
            return lower ? '\u2588' : '\u2580';
        }
        return lower ? '\u2584' : ' ';
    }
}
