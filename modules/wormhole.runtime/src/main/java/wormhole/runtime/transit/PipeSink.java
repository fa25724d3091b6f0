package wormhole.runtime.transit;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.WritableByteChannel;

/** The sending half as a channel. */
final class PipeSink implements WritableByteChannel {
    /** Measured without the cipher: 16 KiB and 256 KiB each cost about twice the CPU time. Every implementation takes it. */
    static final int RECORD_BYTES = 64 << 10;

    private final StreamPipe pipe;
    private final Outbound outbound;
    private final int recordBytes;

    PipeSink(StreamPipe pipe, Outbound outbound, int recordBytes) {
        this.pipe = pipe;
        this.outbound = outbound;
        this.recordBytes = recordBytes;
    }

    @Override
    public int write(ByteBuffer data) throws IOException {
        if (!isOpen()) {
            throw new ClosedChannelException();
        }
        var length = data.remaining();
        var end = data.limit();
        try {
            while (data.position() < end) {
                data.limit(Math.min(end, data.position() + recordBytes));
                outbound.send(data);
            }
        } finally {
            data.limit(end);
        }
        return length;
    }

    @Override
    public boolean isOpen() {
        return !pipe.isClosed();
    }

    @Override
    public void close() {
        pipe.close();
    }
}
