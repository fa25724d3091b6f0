package wormhole.filetransfer;

import java.io.IOException;
import java.nio.ByteBuffer;
import wormhole.api.error.WormholeException;
import wormhole.api.transit.RecordPipe;
import wormhole.filetransfer.archive.Target;
import wormhole.filetransfer.error.LocalFileException;
import wormhole.filetransfer.error.TransferMismatchException;

/** Receives the bytes: the caller's thread takes and opens records, another hashes and writes. */
final class Inflow {
    private final long total;
    private final RecordPipe pipe;
    private final Target target;
    private final Progress progress;
    private final Stop stop;
    private final BufferRing ring = new BufferRing();
    private final Hash hash = new Hash();
    private long received;

    Inflow(long total, RecordPipe pipe, Target target, Progress progress, Stop stop) {
        this.total = total;
        this.pipe = pipe;
        this.target = target;
        this.progress = progress;
        this.stop = stop;
    }

    /** Receives everything and has it written. Gives the hash, in lower-case hex. The target is for the caller again. */
    String run() throws WormholeException {
        stop.wakes(() -> ring.fail(stop.reason().orElseThrow()));
        var writer = Threads.start("writer", this::write);
        try {
            receive();
            ring.finish();
        } catch (WormholeException | RuntimeException e) {
            // What has come is still written: it may be kept.
            ring.finish();
            throw e;
        } finally {
            Threads.join(writer);
        }
        ring.check();
        return hash.hex();
    }

    private void receive() throws WormholeException {
        progress.moved(0, total);
        while (received < total) {
            var buffer = ring.takeEmpty();
            try {
                fill(buffer);
            } finally {
                ring.putFull(buffer.flip());
            }
        }
    }

    // Whole buffers, not single records, are handed over: waking the other thread costs as much as a record.
    private void fill(ByteBuffer buffer) throws WormholeException {
        // One more, so that a record that is too long is seen.
        buffer.limit((int) Math.min(buffer.capacity(), total - received + 1));
        while (received < total && buffer.hasRemaining()) {
            received += read(buffer);
            if (received > total) {
                throw new TransferMismatchException("the other side sent more than it offered");
            }
            progress.moved(received, total);
        }
    }

    private int read(ByteBuffer buffer) throws WormholeException {
        int length;
        try {
            length = pipe.source().read(buffer);
        } catch (IOException e) {
            throw Interruptions.of(e, stop);
        }
        if (length < 0) {
            throw Interruptions.early(stop, "Connection dropped before full file received");
        }
        return length;
    }

    private void write() {
        var sync = new EarlySync(target);
        try {
            for (var buffer = ring.takeFull(); buffer.isPresent(); buffer = ring.takeFull()) {
                var length = buffer.get().remaining();
                hash.update(buffer.get());
                target.write(buffer.get());
                ring.putEmpty(buffer.get());
                sync.wrote(length);
            }
        } catch (WormholeException e) {
            ring.fail(e);
        } catch (IOException | RuntimeException e) {
            ring.fail(new LocalFileException(
                    "it cannot be stored: " + Threads.describe(e), "Make space or choose another directory."));
        } finally {
            sync.finish();
        }
    }
}
