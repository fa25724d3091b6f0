package wormhole.cli.terminal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.nayuki.qrcodegen.QrCode;
import org.junit.jupiter.api.Test;
import wormhole.cli.terminal.QrPicture.Ground;

class QrPictureTest {
    private static final String LINK = "wormhole-transfer:7-crossover-clockwork";

    // What is drawn, read back dot by dot.
    private static boolean isDrawn(String[] lines, int x, int y) {
        var block = lines[y / 2].charAt(x);
        return block == '\u2588' || block == (y % 2 == 0 ? '\u2580' : '\u2584');
    }

    @Test
    void everyDotIsInItsPlaceWithAMarginAround() {
        var code = QrCode.encodeText(LINK, QrCode.Ecc.LOW);
        var coloured = QrPicture.of(LINK, Ground.OWN)
                .replaceAll("\u001b\\[[0-9;]*m", "")
                .split("\n");
        var plain = QrPicture.of(LINK, Ground.DARK).split("\n");
        var light = QrPicture.of(LINK, Ground.LIGHT).split("\n");
        for (var y = 0; y < code.size + 8; y++) {
            for (var x = 0; x < code.size + 8; x++) {
                assertEquals(code.getModule(x - 4, y - 4), isDrawn(coloured, x, y), x + "," + y);
                assertEquals(!code.getModule(x - 4, y - 4), isDrawn(plain, x, y), x + "," + y);
                assertEquals(code.getModule(x - 4, y - 4), isDrawn(light, x, y), x + "," + y);
            }
        }
    }

    @Test
    void coloursEndWithEachLine() {
        assertTrue(QrPicture.of(LINK, Ground.OWN).lines().allMatch(line -> line.endsWith("\u001b[0m")));
    }
}
