package wormhole.mailbox.server.websocket;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.function.IntConsumer;
import wormhole.spi.stream.ByteStream;
import wormhole.spi.stream.HostPort;
import wormhole.spi.stream.StreamListener;

/** A stream that tells how many bytes came in, before they are delivered. */
record Metered(ByteStream stream, IntConsumer meter) implements ByteStream {
    @Override
    public void start(StreamListener listener) {
        stream.start(new StreamListener() {
            @Override
            public void received(ByteBuffer data) {
                meter.accept(data.remaining());
                listener.received(data);
            }

            @Override
            public void writable() {
                listener.writable();
            }

            @Override
            public void closed(Optional<IOException> failure) {
                listener.closed(failure);
            }
        });
    }

    @Override
    public boolean write(ByteBuffer... data) {
        return stream.write(data);
    }

    @Override
    public long queued() {
        return stream.queued();
    }

    @Override
    public void pause() {
        stream.pause();
    }

    @Override
    public void resume() {
        stream.resume();
    }

    @Override
    public void close() {
        stream.close();
    }

    @Override
    public void abort() {
        stream.abort();
    }

    @Override
    public HostPort peer() {
        return stream.peer();
    }

    @Override
    public HostPort local() {
        return stream.local();
    }
}
