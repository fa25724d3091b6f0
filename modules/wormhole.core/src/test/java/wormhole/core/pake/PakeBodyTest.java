package wormhole.core.pake;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import wormhole.core.wire.Bytes;
import wormhole.json.JsonRefusedException;

class PakeBodyTest {
    private static Bytes padded(int length) {
        var json = "{\"pake_v1\": \"5301\"}";
        return Bytes.owning((json + " ".repeat(length - json.length())).getBytes(US_ASCII));
    }

    @Test
    void aBodyMayBeAsLongAsTheLimitAndNoLonger() throws JsonRefusedException {
        assertArrayEquals(
                new byte[] {0x53, 1}, PakeBody.read(padded(PakeBody.MAX_BYTES)).orElseThrow());
        var refused = assertThrows(JsonRefusedException.class, () -> PakeBody.read(padded(PakeBody.MAX_BYTES + 1)));
        assertEquals("a key agreement message of 4097 bytes", refused.getMessage());
    }
}
