package wormhole.cli.terminal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProgressBarTest {
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 10, 40, 80, 200})
    void theLineFillsTheTerminalButForThreeColumns(int width) {
        for (var done : new long[] {0, 1, 500_000_000, 1_000_000_000}) {
            assertEquals(
                    Math.max(1, width - 3),
                    ProgressBar.line(done, 1_000_000_000, 1e6, width).length());
        }
    }

    @Test
    void aWideTerminalShowsABarTheRateAndTheTimeLeft() {
        var line = ProgressBar.line(250_000_000, 1_000_000_000, 10e6, 100);
        assertTrue(line.startsWith(" 25% |####"), line);
        assertTrue(line.contains("250.0 MB/1.0 GB 10.0 MB/s 1:15 left"), line);
    }

    private static String narrow(int width) {
        return ProgressBar.line(250_000_000, 1_000_000_000, 10e6, width).stripTrailing();
    }

    @Test
    void aNarrowTerminalShowsTheNumbersThatFit() {
        assertEquals(" 25% 250.0 MB 10.0 MB/s 1:15 left", narrow(40));
        assertEquals(" 25% 250.0 MB/1.0 GB 10.0 MB/s 1:15 left", narrow(44));
        assertEquals(" 25% 10.0 MB/s 1:15 left", narrow(30));
        assertEquals(" 25% |##       |", narrow(20));
        assertEquals(" 25%", narrow(8));
    }

    @Test
    void anEmptyFileIsDoneFromTheBeginning() {
        assertTrue(ProgressBar.line(0, 0, 0, 80).startsWith("100% |###"));
    }

    @Test
    void amountsAreWrittenAsTheReferenceDoes() {
        assertEquals("1 Byte", Quantity.bytes(1));
        assertEquals("999 Bytes", Quantity.bytes(999));
        assertEquals("7.8 kB", Quantity.bytes(7800));
        assertEquals("5.0 GB", Quantity.bytes(5_000_000_000L));
        assertEquals("2:03:04", Quantity.time(7384));
    }
}
