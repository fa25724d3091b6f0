package wormhole.spi.tck;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.util.concurrent.TimeUnit;
import wormhole.spi.stream.ByteStream;

/** What waits in a stream to be written, which its own thread takes away whenever it gets to it. */
final class QueuedBytes {
    private static final int PIECE = 10_000;
    private static final long TOO_MUCH = 1L << 28;
    private static final long PATIENCE_SECONDS = 60;

    private QueuedBytes() {}

    /** Writes until the stream has said to wait and bytes do wait in it; how many. The other end must not be reading. */
    static long fill(ByteStream stream) {
        long written = 0;
        boolean toldToWait = false;
        // What the stream was about to pass on when it said so is gone by now; at last nothing gets on.
        while (!toldToWait || stream.queued() == 0) {
            toldToWait = !stream.write(ByteBuffer.allocate(PIECE));
            written += PIECE;
            assertTrue(written < TOO_MUCH, "never told to wait, or nothing waits");
        }
        return written;
    }

    /** The other end may have heard the last bytes before the stream's own thread has counted them. */
    static void awaitNone(ByteStream stream) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (stream.queued() > 0 && System.nanoTime() < end) {
            Thread.sleep(1);
        }
        assertEquals(0, stream.queued());
    }
}
