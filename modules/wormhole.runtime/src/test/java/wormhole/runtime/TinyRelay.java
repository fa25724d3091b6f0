package wormhole.runtime;

import java.io.IOException;
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

    private final TinyListener listening;
    private final Map<String, Map<String, Socket>> waiting = new HashMap<>();
    private final List<Socket> sockets = new ArrayList<>();

    TinyRelay() throws IOException {
        listening = new TinyListener(this::serve);
    }

    Hint.Relay hint() {
        return new Hint.Relay(List.of(new Hint.DirectTcp("127.0.0.1", listening.port(), 0)));
    }

    int port() {
        return listening.port();
    }

    /** Ends every connection. */
    synchronized void cut() throws IOException {
        for (var socket : sockets) {
            socket.close();
        }
    }

    private void serve(Socket socket) throws IOException {
        synchronized (this) {
            sockets.add(socket);
        }
        socket.setTcpNoDelay(true);
        var words = TinyListener.line(socket.getInputStream()).split(" ");
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
            TinyListener.join(socket, other);
        }
    }

    @Override
    public void close() throws IOException {
        listening.close();
        cut();
    }
}
