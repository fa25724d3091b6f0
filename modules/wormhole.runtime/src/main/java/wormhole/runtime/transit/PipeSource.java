package wormhole.runtime.transit;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ReadableByteChannel;

/** The receiving half as a channel. */
final class PipeSource implements ReadableByteChannel {
    private final StreamPipe pipe;
    private final Inbound inbound;

    PipeSource(StreamPipe pipe, Inbound inbound) {
        this.pipe = pipe;
        this.inbound = inbound;
    }

    @Override
    public int read(ByteBuffer into) throws IOException {
        if (!isOpen()) {
            throw new ClosedChannelException();
        }
        return inbound.read(into);
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
