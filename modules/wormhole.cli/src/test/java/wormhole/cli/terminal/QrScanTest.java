package wormhole.cli.terminal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.NotFoundException;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import java.util.Arrays;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import wormhole.cli.terminal.QrPicture.Ground;

/** The picture as a terminal shows it, read by a decoder that has nothing to do with us. */
class QrScanTest {
    private static final String LINK =
            "wormhole-transfer:7-crossover-clockwork?rendezvous=ws%3A%2F%2F127.0.0.1%3A4000%2Fv1";
    private static final int WHITE = 0xFFFFFF;
    private static final int BLACK = 0x000000;
    private static final int DOT = 4;

    /** A terminal: its colours, and what was written to it, two dots above each other in each place. */
    private record Screen(int foreground, int background) {
        int[][] shows(String text) {
            var lines = text.split("\n");
            return Arrays.stream(lines).map(this::dots).flatMap(Arrays::stream).toArray(int[][]::new);
        }

        private int[][] dots(String line) {
            var coloured = line.startsWith("\u001b[38;5;16;48;5;231m");
            var ink = coloured ? BLACK : foreground;
            var paper = coloured ? WHITE : background;
            var blocks = line.replaceAll("\u001b\\[[0-9;]*m", "");
            return new int[][] {
                blocks.chars()
                        .map(c -> c == '\u2588' || c == '\u2580' ? ink : paper)
                        .toArray(),
                blocks.chars()
                        .map(c -> c == '\u2588' || c == '\u2584' ? ink : paper)
                        .toArray()
            };
        }

        /** A photograph of it: the picture in the upper left, the empty screen around it. */
        int[][] photograph(String text) {
            var dots = shows(text);
            var height = dots.length + 20;
            var width = dots[0].length + 20;
            var pixels = new int[height * DOT][width * DOT];
            for (var y = 0; y < pixels.length; y++) {
                for (var x = 0; x < pixels[y].length; x++) {
                    var inside = y / DOT < dots.length && x / DOT < dots[0].length;
                    pixels[y][x] = inside ? dots[y / DOT][x / DOT] : background;
                }
            }
            return pixels;
        }
    }

    private static String scan(int[][] pixels) throws Exception {
        var width = pixels[0].length;
        var flat = Arrays.stream(pixels).flatMapToInt(Arrays::stream).toArray();
        var source = new RGBLuminanceSource(width, pixels.length, flat);
        return new QRCodeReader()
                .decode(new BinaryBitmap(new HybridBinarizer(source)))
                .getText();
    }

    @ParameterizedTest
    @CsvSource({
        "dark terminal, 0xD0D0D0, 0x101010",
        "light terminal, 0x202020, 0xFFFFFF",
        "yellow one, 0x604000, 0xFFF8DC"
    })
    void aColouredPictureScansOnEveryTerminal(String name, String foreground, String background) throws Exception {
        var screen = new Screen(Integer.decode(foreground), Integer.decode(background));
        assertEquals(LINK, scan(screen.photograph(QrPicture.of(LINK, Ground.OWN))), name);
    }

    @Test
    void aPlainPictureScansOnTheTerminalThatItIsDrawnFor() throws Exception {
        assertEquals(LINK, scan(new Screen(0xD0D0D0, 0x101010).photograph(QrPicture.of(LINK, Ground.DARK))));
        assertEquals(LINK, scan(new Screen(0x202020, 0xFFFFFF).photograph(QrPicture.of(LINK, Ground.LIGHT))));
    }

    // What the ground is for: this reader does not invert.
    @Test
    void aPlainPictureDoesNotScanOnTheOther() {
        var light = new Screen(0x202020, 0xFFFFFF);
        Assertions.assertThrows(NotFoundException.class, () -> scan(light.photograph(QrPicture.of(LINK, Ground.DARK))));
    }

    @Test
    void thereIsSomethingToScan() {
        Assertions.assertThrows(
                NotFoundException.class, () -> scan(new Screen(BLACK, WHITE).photograph("     \n     ")));
    }
}
