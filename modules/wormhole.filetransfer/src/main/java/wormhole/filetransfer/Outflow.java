package wormhole.filetransfer;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;
import wormhole.api.error.TransferException;
import wormhole.api.error.WormholeException;
import wormhole.api.transit.RecordPipe;
import wormhole.filetransfer.archive.Source;
import wormhole.filetransfer.error.LocalFileException;
import wormhole.filetransfer.error.TransferCancelledException;

/** Sends the bytes: one thread reads and hashes, the caller's seals and sends. */
final class Outflow {
    private static final ByteBuffer NONE = ByteBuffer.allocate(0);

    private final Source source;
    private final RecordPipe pipe;
    private final Progress progress;
    private final Stop stop;
    private final BufferRing ring = new BufferRing();
    private final Hash hash = new Hash();

    Outflow(Source source, RecordPipe pipe, Progress progress, Stop stop) {
        this.source = source;
        this.pipe = pipe;
        this.progress = progress;
        this.stop = stop;
    }

    /** Sends everything. Gives the hash, in lower-case hex. */
    String run() throws WormholeException {
        stop.wakes(() -> ring.fail(stop.reason().orElseThrow()));
        Threads.start("reader", this::read);
        try {
            send();
        } finally {
            // The reader ends too, if it has not.
            ring.fail(new TransferCancelledException());
        }
        return hash.hex();
    }

    private void read() {
        try (var sink = new RingSink()) {
            source.writeTo(sink, stop);
            sink.complete();
            ring.finish();
        } catch (WormholeException e) {
            ring.fail(e);
        } catch (IOException | RuntimeException e) {
            ring.fail(unreadable("it cannot be read: " + Threads.describe(e)));
        }
    }

    private static TransferException unreadable(String message) {
        return new LocalFileException(message, "Look at the file, and try again with a new code.");
    }

    private void send() throws WormholeException {
        var sent = 0L;
        progress.moved(0, source.bytesOnWire());
        for (var buffer = ring.takeFull(); buffer.isPresent(); buffer = ring.takeFull()) {
            sent += buffer.get().remaining();
            send(buffer.get());
            ring.putEmpty(buffer.get());
            progress.moved(sent, source.bytesOnWire());
        }
    }

    private void send(ByteBuffer buffer) throws WormholeException {
        try {
            while (buffer.hasRemaining()) {
                pipe.sink().write(buffer);
            }
        } catch (IOException e) {
            throw Interruptions.of(e, stop);
        }
    }

    /** Fills the buffers of the ring, and holds the source to what it offered. */
    private final class RingSink implements WritableByteChannel {
        private ByteBuffer current = NONE;
        private long left = source.bytesOnWire();

        @Override
        public int write(ByteBuffer bytes) throws IOException {
            var length = bytes.remaining();
            left -= length;
            if (left < 0) {
                throw unreadable("it has grown since it was offered");
            }
            while (bytes.hasRemaining()) {
                fill(bytes);
            }
            return length;
        }

        private void fill(ByteBuffer bytes) throws WormholeException {
            if (current == NONE) {
                current = ring.takeEmpty();
            }
            var piece = Math.min(bytes.remaining(), current.remaining());
            var end = bytes.limit();
            current.put(bytes.limit(bytes.position() + piece));
            bytes.limit(end);
            if (!current.hasRemaining()) {
                handOver();
            }
        }

        private void handOver() {
            current.flip();
            hash.update(current);
            ring.putFull(current);
            current = NONE;
        }

        void complete() throws WormholeException {
            if (left > 0) {
                throw unreadable("it has shrunk since it was offered");
            }
            if (current.position() > 0) {
                handOver();
            }
        }

        @Override
        public boolean isOpen() {
            return true;
        }

        @Override
        public void close() {}
    }
}
