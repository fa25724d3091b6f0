package wormhole.runtime;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import wormhole.api.transit.Hint;

/** A relay for two, a thread for each direction: takes the first of each side that say the same token. */
final class TinyRelay implements AutoCloseable {
    final AtomicInteger joined = new AtomicInteger();

    private final ServerSocket listening;
    private final Map<String, Map<String, Socket>> waiting = new HashMap<>();
    private final List<Socket> sockets = new ArrayList<>();

    TinyRelay() throws IOException {
        listening = new ServerSocket(0, 50, InetAddress.getByName("127.0.0.1"));
        thread(() -> {
            while (true) {
                var socket = listening.accept();
                synchronized (this) {
                    sockets.add(socket);
                }
                thread(() -> serve(socket));
            }
        });
    }

    Hint.Relay hint() {
        return new Hint.Relay(List.of(new Hint.DirectTcp("127.0.0.1", listening.getLocalPort(), 0)));
    }

    int port() {
        return listening.getLocalPort();
    }

    /** Ends every connection. */
    synchronized void cut() throws IOException {
        for (var socket : sockets) {
            socket.close();
        }
    }

    private void serve(Socket socket) throws IOException {
        socket.setTcpNoDelay(true);
        var words = line(socket.getInputStream()).split(" ");
        var token = words[2];
        var side = words[5];
        Socket other;
        synchronized (this) {
            var mates = waiting.computeIfAbsent(token, key -> new HashMap<>());
            other = mates.entrySet().stream()
                    .filter(entry -> !entry.getKey().equals(side))
                    .map(Map.Entry::getValue)
                    .findFirst()
                    .orElse(null);
            mates.put(side, socket);
        }
        if (other != null) {
            joined.incrementAndGet();
            other.getOutputStream().write("ok\n".getBytes(StandardCharsets.US_ASCII));
            socket.getOutputStream().write("ok\n".getBytes(StandardCharsets.US_ASCII));
            thread(() -> copy(other, socket));
            copy(socket, other);
        }
    }

    private static String line(InputStream in) throws IOException {
        var line = new StringBuilder();
        for (var c = in.read(); c >= 0 && c != '\n'; c = in.read()) {
            line.append((char) c);
        }
        return line.toString();
    }

    private static void copy(Socket from, Socket to) throws IOException {
        try (from;
                to) {
            from.getInputStream().transferTo(to.getOutputStream());
        }
    }

    private interface Work {
        void run() throws IOException;
    }

    private static void thread(Work work) {
        var thread = new Thread(
                () -> {
                    try {
                        work.run();
                    } catch (IOException | RuntimeException e) {
                        // Whoever was at the other end has gone.
                    }
                },
                "tiny-relay");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() throws IOException {
        listening.close();
        cut();
    }
}
