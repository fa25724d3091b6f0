package wormhole.runtime;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;

/** Listens on this machine, with a thread for each connection, for the small servers of the tests. */
final class TinyListener implements AutoCloseable {
    interface Work {
        void run() throws IOException;
    }

    interface Service {
        void serve(Socket socket) throws IOException;
    }

    private final ServerSocket listening;

    TinyListener(Service service) throws IOException {
        listening = new ServerSocket(0, 50, InetAddress.getByName("127.0.0.1"));
        thread(() -> {
            while (true) {
                var socket = listening.accept();
                thread(() -> service.serve(socket));
            }
        });
    }

    int port() {
        return listening.getLocalPort();
    }

    /** What comes up to the end of a line, which may have a carriage return. */
    static String line(InputStream in) throws IOException {
        var line = new StringBuilder();
        for (var c = in.read(); c >= 0 && c != '\n'; c = in.read()) {
            if (c != '\r') {
                line.append((char) c);
            }
        }
        return line.toString();
    }

    /** Both ways, until one end closes; one of the two ways on this thread. */
    static void join(Socket one, Socket other) throws IOException {
        thread(() -> copy(other, one));
        copy(one, other);
    }

    private static void copy(Socket from, Socket to) throws IOException {
        try (from;
                to) {
            from.getInputStream().transferTo(to.getOutputStream());
        }
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
                "tiny-listener");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() throws IOException {
        listening.close();
    }
}
