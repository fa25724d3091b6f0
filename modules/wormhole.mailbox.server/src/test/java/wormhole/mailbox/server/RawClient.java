package wormhole.mailbox.server;

import java.io.DataInputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** A WebSocket client over a plain socket. Blocks. */
final class RawClient implements AutoCloseable {
    private final Socket socket;
    private final DataInputStream in;

    RawClient(URI uri) throws IOException {
        socket = new Socket(uri.getHost(), uri.getPort());
        socket.setSoTimeout(60_000);
        in = new DataInputStream(socket.getInputStream());
        socket.getOutputStream()
                .write(("GET " + uri.getPath() + " HTTP/1.1\r\nHost: h\r\nUpgrade: websocket\r\n"
                                + "Connection: Upgrade\r\nSec-WebSocket-Version: 13\r\n"
                                + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n")
                        .getBytes(StandardCharsets.US_ASCII));
        var head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            head.append((char) in.readUnsignedByte());
        }
        if (!head.toString().startsWith("HTTP/1.1 101")) {
            throw new IOException(head.toString());
        }
    }

    static RawClient bound(URI uri, String side) throws IOException {
        var client = new RawClient(uri);
        client.say("{'type':'bind','appid':'app','side':'" + side + "','client_version':['raw','1']}");
        client.hear("welcome");
        client.hear("ack");
        return client;
    }

    void say(String text) throws IOException {
        var payload = text.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
        var frame = ByteBuffer.allocate(8 + payload.length).put((byte) 0x81);
        if (payload.length < 126) {
            frame.put((byte) (0x80 | payload.length));
        } else {
            frame.put((byte) 0xfe).putShort((short) payload.length);
        }
        // The mask is zero.
        frame.putInt(0).put(payload);
        socket.getOutputStream().write(frame.array(), 0, frame.position());
    }

    /** The next message, which must be of that type. */
    String hear(String type) throws IOException {
        in.readUnsignedByte();
        var length = in.readUnsignedByte();
        var payload = new byte[length == 126 ? in.readUnsignedShort() : length];
        in.readFully(payload);
        var text = new String(payload, StandardCharsets.UTF_8);
        if (!text.contains("\"type\": \"" + type + "\"")) {
            throw new AssertionError("expected " + type + ", got " + text);
        }
        return text;
    }

    /** Says something, and hears its acknowledgement and the next message. */
    String ask(String text, String type) throws IOException {
        say(text);
        hear("ack");
        return hear(type);
    }

    static String value(String message, String key) {
        var mark = "\"" + key + "\": \"";
        var start = message.indexOf(mark) + mark.length();
        return message.substring(start, message.indexOf('"', start));
    }

    boolean ended() throws IOException {
        while (true) {
            var octet = in.read();
            if (octet < 0) {
                return true;
            }
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
