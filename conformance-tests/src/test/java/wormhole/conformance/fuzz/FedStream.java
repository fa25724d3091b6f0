package wormhole.conformance.fuzz;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import wormhole.spi.stream.ByteStream;
import wormhole.spi.stream.HostPort;
import wormhole.spi.stream.StreamListener;

/** A stream without a network. */
final class FedStream implements ByteStream {
    private final ByteArrayOutputStream written = new ByteArrayOutputStream();
    private Optional<StreamListener> listener = Optional.empty();
    private boolean over;

    void feed(byte[] bytes, int pieces) {
        for (var at = 0; at < bytes.length && !over; at += pieces) {
            var piece = ByteBuffer.wrap(bytes, at, Math.min(pieces, bytes.length - at));
            listener.orElseThrow().received(piece);
        }
    }

    String written() {
        return written.toString(StandardCharsets.ISO_8859_1);
    }

    @Override
    public void start(StreamListener heard) {
        listener = Optional.of(heard);
    }

    @Override
    public boolean write(ByteBuffer... data) {
        for (var buffer : data) {
            while (buffer.hasRemaining()) {
                written.write(buffer.get());
            }
        }
        return true;
    }

    @Override
    public long queued() {
        return 0;
    }

    @Override
    public void pause() {}

    @Override
    public void resume() {}

    @Override
    public void close() {
        end(Optional.empty());
    }

    @Override
    public void abort() {
        end(Optional.empty());
    }

    private void end(Optional<IOException> failure) {
        if (!over) {
            over = true;
            listener.orElseThrow().closed(failure);
        }
    }

    @Override
    public HostPort peer() {
        return new HostPort("192.0.2.1", 1);
    }

    @Override
    public HostPort local() {
        return new HostPort("192.0.2.2", 2);
    }
}
