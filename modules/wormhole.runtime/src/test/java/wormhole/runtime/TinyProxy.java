package wormhole.runtime;

import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A proxy, SOCKS5 or HTTP CONNECT, for tests. A name is taken for this machine, whatever it is. */
final class TinyProxy implements AutoCloseable {
    /** What it was asked for. */
    final List<String> connected = new CopyOnWriteArrayList<>();

    volatile boolean refuses;

    private final String scheme;
    private final TinyListener listening;

    TinyProxy(String scheme) throws IOException {
        this.scheme = scheme;
        listening = new TinyListener(this::serve);
    }

    URI uri() {
        return URI.create(scheme + "://127.0.0.1:" + port());
    }

    int port() {
        return listening.port();
    }

    private void serve(Socket socket) throws IOException {
        try (socket) {
            var in = new DataInputStream(socket.getInputStream());
            if (scheme.equals("http")) {
                connect(in, socket);
            } else {
                socks(in, socket);
            }
        }
    }

    private void connect(DataInputStream in, Socket socket) throws IOException {
        var request = TinyListener.line(in);
        while (!TinyListener.line(in).isEmpty()) {
            // headers
        }
        var parts = request.split(" ");
        if (!parts[0].equals("CONNECT") || refuses) {
            say(socket, "HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            return;
        }
        var colon = parts[1].lastIndexOf(':');
        var target = target(parts[1].substring(0, colon), Integer.parseInt(parts[1].substring(colon + 1)));
        say(socket, "HTTP/1.1 200 Here you are\r\nVia: tests\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        TinyListener.join(socket, target);
    }

    private void socks(DataInputStream in, Socket socket) throws IOException {
        if (in.readUnsignedByte() != 5) {
            return;
        }
        in.readNBytes(in.readUnsignedByte());
        say(socket, new byte[] {5, 0});
        in.readNBytes(3);
        var host = switch (in.readUnsignedByte()) {
            case 1 -> InetAddress.getByAddress(in.readNBytes(4)).getHostAddress();
            case 4 -> InetAddress.getByAddress(in.readNBytes(16)).getHostAddress();
            default -> new String(in.readNBytes(in.readUnsignedByte()), StandardCharsets.US_ASCII);
        };
        var port = in.readUnsignedShort();
        if (refuses) {
            say(socket, new byte[] {5, 2, 0, 1, 0, 0, 0, 0, 0, 0});
            return;
        }
        var target = target(host, port);
        say(socket, new byte[] {5, 0, 0, 3, 1, 'x', 0, 1});
        TinyListener.join(socket, target);
    }

    private Socket target(String host, int port) throws IOException {
        connected.add(host + ":" + port);
        return new Socket(host.endsWith(".invalid") ? "127.0.0.1" : host, port);
    }

    private static void say(Socket socket, byte[] words) throws IOException {
        socket.getOutputStream().write(words);
    }

    @Override
    public void close() throws IOException {
        listening.close();
    }
}
