package wormhole.filetransfer.zip;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import org.junit.jupiter.api.Test;

final class ZipFormatTest {
    @Test
    void datesThatZipDoesNotHaveBecomeTheNearest() {
        assertEquals(0x21 << 16, ZipFormat.dosTime(0));
        assertEquals(
                127, ZipFormat.dosTime(Instant.parse("2200-01-01T00:00:00Z").toEpochMilli()) >>> 25);
    }
}
