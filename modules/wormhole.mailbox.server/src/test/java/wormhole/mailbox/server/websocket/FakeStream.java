package wormhole.mailbox.server.websocket;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import wormhole.spi.stream.ByteStream;
import wormhole.spi.stream.HostPort;
import wormhole.spi.stream.StreamListener;

/** A client's end of a connection, without a network. */
final class FakeStream implements ByteStream {
    final List<byte[]> writes = new ArrayList<>();
    boolean reads = true;
    boolean paused;
    boolean closed;
    boolean aborted;
    private final HostPort peer;
    private StreamListener listener;
    private long queued;

    FakeStream(String host) {
        peer = new HostPort(host, 4711);
    }

    /** Asks for the WebSocket. */
    void request(String... fields) {
        var extra = String.join("\r\n", fields);
        feed(("GET /v1 HTTP/1.1\r\nHost: h\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                        + "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n"
                        + (extra.isEmpty() ? "" : extra + "\r\n") + "\r\n")
                .getBytes(StandardCharsets.US_ASCII));
    }

    /** Sends a message, written with single quotes. */
    void say(String text) {
        feed(frame(0x81, text.replace('\'', '"').getBytes(StandardCharsets.UTF_8)));
    }

    void feed(byte[] data) {
        if (!closed && !aborted) {
            listener.received(ByteBuffer.wrap(data));
        }
    }

    static byte[] frame(int first, byte[] payload) {
        var frame = ByteBuffer.allocate(payload.length + 14).put((byte) first);
        if (payload.length < 126) {
            frame.put((byte) (0x80 | payload.length));
        } else if (payload.length < 65536) {
            frame.put((byte) 0xfe).putShort((short) payload.length);
        } else {
            frame.put((byte) 0xff).putLong(payload.length);
        }
        var size = frame.putInt(0).put(payload).position();
        return Arrays.copyOf(frame.array(), size);
    }

    /** Everything written since the last call. */
    String heard() {
        var all = new ByteArrayOutputStream();
        writes.forEach(all::writeBytes);
        writes.clear();
        return all.toString(StandardCharsets.ISO_8859_1);
    }

    /** The other end goes away. */
    void leave() {
        closed = true;
        if (listener != null) {
            listener.closed(Optional.empty());
        }
    }

    @Override
    public void start(StreamListener heard) {
        listener = heard;
    }

    @Override
    public boolean write(ByteBuffer... data) {
        var all = new ByteArrayOutputStream();
        for (var buffer : data) {
            var bytes = new byte[buffer.remaining()];
            buffer.get(bytes);
            all.writeBytes(bytes);
        }
        writes.add(all.toByteArray());
        queued += reads ? 0 : all.size();
        return true;
    }

    @Override
    public long queued() {
        return queued;
    }

    @Override
    public void pause() {
        paused = true;
    }

    @Override
    public void resume() {
        paused = false;
    }

    @Override
    public void close() {
        if (!closed) {
            leave();
        }
    }

    @Override
    public void abort() {
        aborted = true;
        if (!closed) {
            leave();
        }
    }

    @Override
    public HostPort peer() {
        return peer;
    }

    @Override
    public HostPort local() {
        return new HostPort("192.0.2.1", 4000);
    }
}
