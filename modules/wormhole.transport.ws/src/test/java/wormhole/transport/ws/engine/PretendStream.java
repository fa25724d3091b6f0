package wormhole.transport.ws.engine;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import wormhole.spi.stream.ByteStream;
import wormhole.spi.stream.HostPort;
import wormhole.spi.stream.StreamListener;

/** A stream without a network: the test feeds it and looks at what was written. */
final class PretendStream implements ByteStream {
    final ByteArrayOutputStream written = new ByteArrayOutputStream();
    int writes;
    long queued;
    boolean over;
    private StreamListener listener;

    void feed(byte[] bytes) {
        if (!over) {
            listener.received(ByteBuffer.wrap(bytes));
        }
    }

    void feed(String ascii) {
        feed(ascii.getBytes(StandardCharsets.ISO_8859_1));
    }

    void feedSingly(byte[] bytes) {
        for (byte octet : bytes) {
            feed(new byte[] {octet});
        }
    }

    String text() {
        return written.toString(StandardCharsets.ISO_8859_1);
    }

    @Override
    public void start(StreamListener heard) {
        listener = heard;
    }

    @Override
    public boolean write(ByteBuffer... data) {
        writes++;
        for (var buffer : data) {
            while (buffer.hasRemaining()) {
                written.write(buffer.get());
            }
        }
        return true;
    }

    @Override
    public long queued() {
        return queued;
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

    void end(Optional<IOException> failure) {
        if (!over) {
            over = true;
            listener.closed(failure);
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
