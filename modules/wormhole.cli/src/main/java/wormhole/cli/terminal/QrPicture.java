package wormhole.cli.terminal;

import io.nayuki.qrcodegen.QrCode;

/** A QR code made of half blocks, two rows of it a line, with the white margin that readers need. */
public final class QrPicture {
    private static final int MARGIN = 4;
    private static final String BLACK_ON_WHITE = "\u001b[38;5;16;48;5;231m";
    private static final String PLAIN = "\u001b[0m";

    private QrPicture() {}

    /**
     * Draws one.
     *
     * @param text what a reader shall find; at most some hundred characters
     * @param coloured whether the picture brings its own black and white, and so looks the same on light and dark
     *     terminals; otherwise what is light in it is drawn, which suits dark ones
     * @return lines, each ended by a line break
     */
    public static String of(String text, boolean coloured) {
        var code = QrCode.encodeText(text, QrCode.Ecc.LOW);
        var picture = new StringBuilder();
        for (var y = -MARGIN; y < code.size + MARGIN; y += 2) {
            picture.append(coloured ? BLACK_ON_WHITE : "");
            for (var x = -MARGIN; x < code.size + MARGIN; x++) {
                picture.append(block(code.getModule(x, y) == coloured, code.getModule(x, y + 1) == coloured));
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
