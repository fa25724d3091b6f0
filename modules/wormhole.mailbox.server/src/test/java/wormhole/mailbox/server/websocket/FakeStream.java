package wormhole.mailbox.server.websocket;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import wormhole.spi.stream.HostPort;
import wormhole.spi.tck.FedStream;

/** A client's connection, without a network. */
final class FakeStream extends FedStream {
    FakeStream(String host) {
        super(new HostPort(host, 4711));
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
}
