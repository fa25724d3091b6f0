package wormhole.transport.tcp;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;
import java.util.Random;
import org.junit.jupiter.api.Test;

class WriteQueueTest {
    private final WriteQueue queue = new WriteQueue();
    private final Stingy channel = new Stingy();

    /** A channel that takes a limited number of bytes at a time. */
    private static final class Stingy implements WritableByteChannel {
        private final ByteArrayOutputStream taken = new ByteArrayOutputStream();
        private int calls;
        private int most = Integer.MAX_VALUE;
        private Runnable meanwhile = () -> {};

        @Override
        public int write(ByteBuffer data) {
            calls++;
            var once = meanwhile;
            meanwhile = () -> {};
            once.run();
            int count = Math.min(most, data.remaining());
            for (int i = 0; i < count; i++) {
                taken.write(data.get());
            }
            return count;
        }

        @Override
        public boolean isOpen() {
            return true;
        }

        @Override
        public void close() {}
    }

    @Test
    void manySmallPiecesBecomeOneCall() throws IOException {
        for (int i = 0; i < 100; i++) {
            queue.add(ByteBuffer.wrap(new byte[10]), ByteBuffer.wrap(new byte[5]));
        }
        assertTrue(queue.writeTo(channel, ByteBuffer.allocate(64 * 1024), 16));
        assertEquals(1, channel.calls);
        assertEquals(1500, channel.taken.size());
    }

    @Test
    void bytesKeepTheirOrderHoweverFewAreTaken() throws IOException {
        var random = new Random(7);
        var all = new ByteArrayOutputStream();
        while (all.size() < 20_000 || queue.size() > 0) {
            var piece = new byte[random.nextInt(300)];
            random.nextBytes(piece);
            if (all.size() < 20_000) {
                all.writeBytes(piece);
                queue.add(ByteBuffer.wrap(piece));
            }
            channel.most = random.nextInt(200);
            queue.writeTo(channel, ByteBuffer.allocate(64), 2);
        }
        assertArrayEquals(all.toByteArray(), channel.taken.toByteArray());
    }

    @Test
    void theWriterIsToldOnceUntilItHasWritten() throws IOException {
        assertTrue(queue.add(ByteBuffer.allocate(1)).first());
        assertFalse(queue.add(ByteBuffer.allocate(1)).first());
        queue.writeTo(channel, ByteBuffer.allocate(64), 1);
        assertTrue(queue.add(ByteBuffer.allocate(1)).first());
    }

    @Test
    void aBlockedQueueWaitsForTheChannelAndNotForItsWriter() throws IOException {
        channel.most = 0;
        queue.add(ByteBuffer.allocate(1));
        assertFalse(queue.writeTo(channel, ByteBuffer.allocate(64), 1));
        assertTrue(queue.blocked());
        assertFalse(queue.add(ByteBuffer.allocate(1)).first());
    }

    @Test
    void whatIsAddedWhileABlockedQueueIsWrittenLeavesTheWriterToBeToldNextTime() throws IOException {
        channel.most = 0;
        queue.add(ByteBuffer.allocate(1));
        queue.writeTo(channel, ByteBuffer.allocate(64), 1);
        channel.most = 64;
        channel.meanwhile = () -> queue.add(ByteBuffer.allocate(1));
        assertTrue(queue.writeTo(channel, ByteBuffer.allocate(64), 16));
        assertEquals(2, channel.taken.size());
        assertTrue(queue.add(ByteBuffer.allocate(1)).first());
    }

    @Test
    void roomIsToldOnceAfterItWasTooLong() throws IOException {
        assertFalse(queue.add(ByteBuffer.allocate(256 * 1024)).tooLong());
        assertFalse(queue.becameRoomy());
        assertTrue(queue.add(ByteBuffer.allocate(1)).tooLong());
        assertFalse(queue.becameRoomy());
        assertTrue(queue.writeTo(channel, ByteBuffer.allocate(64 * 1024), 16));
        assertTrue(queue.becameRoomy());
        assertFalse(queue.becameRoomy());
    }
}
