package wormhole.conformance.load;

import java.io.IOException;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** One client. Its mask is zero, which costs nothing and is allowed by the letter. */
final class Peer {
    /** Hears of messages by their type. */
    interface Listener {
        void heard(Peer peer, String type, String message) throws IOException;
    }

    private static final byte[] NOTHING = {};

    private final Wire wire;
    private final SocketChannel channel;
    private final SelectionKey key;
    private final Listener listener;
    private byte[] rest = NOTHING;
    private byte[] out = NOTHING;
    private int outLength;
    private boolean open;
    private boolean reading;
    private boolean closed;

    Peer(Wire wire, SocketChannel channel, SelectionKey key, Listener listener) {
        this.wire = wire;
        this.channel = channel;
        this.key = key;
        this.listener = listener;
    }

    void connected(int port) throws IOException {
        channel.finishConnect();
        request(port);
        key.interestOps(SelectionKey.OP_READ);
    }

    void request(int port) throws IOException {
        channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
        append(("GET /v1 HTTP/1.1\r\nHost: 127.0.0.1:" + port
                        + "\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\n"
                        + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII));
        flush();
    }

    /** Takes ASCII. */
    void send(String message) throws IOException {
        var payload = message.getBytes(StandardCharsets.ISO_8859_1);
        var head = payload.length < 126 ? 6 : 8;
        room(head + payload.length);
        out[outLength] = (byte) 0x81;
        if (head == 6) {
            out[outLength + 1] = (byte) (0x80 | payload.length);
        } else {
            out[outLength + 1] = (byte) (0x80 | 126);
            out[outLength + 2] = (byte) (payload.length >> 8);
            out[outLength + 3] = (byte) payload.length;
        }
        Arrays.fill(out, outLength + head - 4, outLength + head, (byte) 0);
        System.arraycopy(payload, 0, out, outLength + head, payload.length);
        outLength += head + payload.length;
        if (!reading) {
            flush();
        }
    }

    void close() throws IOException {
        closed = true;
        key.cancel();
        channel.close();
    }

    void read() throws IOException {
        var data = wire.bytes;
        System.arraycopy(rest, 0, data, 0, rest.length);
        var buffer = wire.buffer.clear().limit(data.length - rest.length);
        var count = channel.read(buffer);
        if (count < 0) {
            throw new IOException("the server closed a connection");
        }
        buffer.flip().get(data, rest.length, count);
        var end = rest.length + count;
        reading = true;
        var used = open ? 0 : head(data, end);
        for (var frame = open ? frame(data, used, end) : -1; frame > 0 && !closed; frame = frame(data, used, end)) {
            used += frame;
        }
        reading = false;
        rest = used == end ? NOTHING : Arrays.copyOfRange(data, used, end);
        if (!closed) {
            flush();
        }
    }

    void flush() throws IOException {
        if (outLength == 0) {
            return;
        }
        var buffer = wire.buffer.clear();
        buffer.put(out, 0, Math.min(outLength, buffer.capacity())).flip();
        var written = channel.write(buffer);
        System.arraycopy(out, written, out, 0, outLength - written);
        outLength -= written;
        key.interestOps(SelectionKey.OP_READ | (outLength > 0 ? SelectionKey.OP_WRITE : 0));
    }

    private int head(byte[] data, int limit) throws IOException {
        var text = new String(data, 0, limit, StandardCharsets.ISO_8859_1);
        var end = text.indexOf("\r\n\r\n");
        if (end < 0) {
            return 0;
        }
        if (!text.startsWith("HTTP/1.1 101")) {
            throw new IOException("refused: " + text.lines().findFirst().orElse(""));
        }
        open = true;
        return end + 4;
    }

    /** The size of the frame that begins there, after its message was heard; 0 if it is not complete. */
    private int frame(byte[] data, int at, int end) throws IOException {
        if (end - at < 2) {
            return 0;
        }
        int length = data[at + 1] & 0x7f;
        var head = length < 126 ? 2 : length == 126 ? 4 : 10;
        if (end - at < head) {
            return 0;
        }
        if (length >= 126) {
            var buffer = ByteBuffer.wrap(data, at + 2, head - 2);
            length = length == 126 ? buffer.getShort() & 0xffff : (int) buffer.getLong();
        }
        if (end - at < head + length) {
            return 0;
        }
        if ((data[at] & 0x0f) == 1) {
            heard(new String(data, at + head, length, StandardCharsets.ISO_8859_1));
        }
        return head + length;
    }

    private void heard(String message) throws IOException {
        listener.heard(this, value(message, "type"), message);
    }

    /** The text under a key, the last of that name. */
    static String value(String message, String key) {
        var mark = "\"" + key + "\": \"";
        var start = message.lastIndexOf(mark);
        return start < 0 ? "" : message.substring(start + mark.length(), message.indexOf('"', start + mark.length()));
    }

    private void append(byte[] data) {
        room(data.length);
        System.arraycopy(data, 0, out, outLength, data.length);
        outLength += data.length;
    }

    private void room(int more) {
        if (out.length - outLength < more) {
            out = Arrays.copyOf(out, Math.max(2 * out.length, outLength + more));
        }
    }
}
