package wormhole.filetransfer;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Test;

class HashTest {
    private final byte[] bytes = new byte[100_000];

    HashTest() {
        new Random(1).nextBytes(bytes);
    }

    @Test
    void whatIsBetweenPositionAndLimitIsTakenAndTheBufferStaysAsItIs() throws Exception {
        var buffer = ByteBuffer.wrap(bytes).position(10).limit(90_001).slice().position(5);
        var hash = new Hash();

        hash.update(buffer);

        assertEquals(sha256(15, 90_001), hash.hex());
        assertEquals(5, buffer.position());
        assertEquals(90_001 - 10, buffer.limit());
    }

    @Test
    void piecesMakeTheSameAsTheWhole() throws Exception {
        var hash = new Hash();

        hash.update(ByteBuffer.wrap(bytes, 0, 1));
        hash.update(ByteBuffer.wrap(bytes, 1, 0));
        hash.update(ByteBuffer.wrap(bytes, 1, 16 << 10));
        hash.update(ByteBuffer.wrap(bytes, 1 + (16 << 10), bytes.length - 1 - (16 << 10)));

        assertEquals(sha256(0, bytes.length), hash.hex());
    }

    private String sha256(int from, int to) throws Exception {
        return HexFormat.of()
                .formatHex(MessageDigest.getInstance("SHA-256").digest(Arrays.copyOfRange(bytes, from, to)));
    }
}
