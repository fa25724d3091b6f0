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

    private final Wire wire;
    private final SocketChannel channel;
    private final SelectionKey key;
    private final Listener listener;
    private byte[] rest = new byte[0];
    private byte[] out = new byte[0];
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

    void send(String message) throws IOException {
        var payload = message.getBytes(StandardCharsets.UTF_8);
        var head = ByteBuffer.allocate(14).put((byte) 0x81);
        if (payload.length < 126) {
            head.put((byte) (0x80 | payload.length));
        } else {
            head.put((byte) (0x80 | 126)).putShort((short) payload.length);
        }
        append(Arrays.copyOf(head.array(), head.putInt(0).position()));
        append(payload);
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
        var buffer = wire.buffer.clear();
        if (channel.read(buffer) < 0) {
            throw new IOException("the server closed a connection");
        }
        buffer.flip();
        var data = Arrays.copyOf(rest, rest.length + buffer.remaining());
        buffer.get(data, rest.length, buffer.remaining());
        reading = true;
        var used = open ? 0 : head(data);
        for (var frame = open ? frame(data, used) : -1; frame > 0 && !closed; frame = frame(data, used)) {
            used += frame;
        }
        reading = false;
        rest = used == data.length ? new byte[0] : Arrays.copyOfRange(data, used, data.length);
        if (!closed) {
            flush();
        }
    }

    void flush() throws IOException {
        if (outLength == 0) {
            return;
        }
        var written = channel.write(ByteBuffer.wrap(out, 0, outLength));
        System.arraycopy(out, written, out, 0, outLength - written);
        outLength -= written;
        key.interestOps(SelectionKey.OP_READ | (outLength > 0 ? SelectionKey.OP_WRITE : 0));
        if (outLength == 0) {
            out = new byte[0];
        }
    }

    private int head(byte[] data) throws IOException {
        var text = new String(data, StandardCharsets.ISO_8859_1);
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
    private int frame(byte[] data, int at) throws IOException {
        if (data.length - at < 2) {
            return 0;
        }
        int length = data[at + 1] & 0x7f;
        var head = length < 126 ? 2 : length == 126 ? 4 : 10;
        if (data.length - at < head) {
            return 0;
        }
        if (length >= 126) {
            var buffer = ByteBuffer.wrap(data, at + 2, head - 2);
            length = length == 126 ? buffer.getShort() & 0xffff : (int) buffer.getLong();
        }
        if (data.length - at < head + length) {
            return 0;
        }
        if ((data[at] & 0x0f) == 1) {
            heard(new String(data, at + head, length, StandardCharsets.UTF_8));
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
        if (out.length - outLength < data.length) {
            out = Arrays.copyOf(out, Math.max(2 * out.length, outLength + data.length));
        }
        System.arraycopy(data, 0, out, outLength, data.length);
        outLength += data.length;
    }
}
