package wormhole.conformance.interop;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Passes TCP connections on to a server, until it cuts them. */
final class CuttableProxy implements AutoCloseable {
    private final ServerSocket listening;
    private final URI server;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private volatile boolean refusing;

    CuttableProxy(URI server) throws IOException {
        this.server = server;
        listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        begin(this::acceptAll);
    }

    /** The same server, by way of this proxy. */
    URI uri() {
        return URI.create("ws://127.0.0.1:" + listening.getLocalPort() + server.getPath());
    }

    /** Cuts what is connected; the next connection is let through. */
    void cut() {
        open.forEach(CuttableProxy::closeQuietly);
        open.clear();
    }

    /** Cuts what is connected, and all that follows until told otherwise. */
    void refuse() {
        refusing = true;
        cut();
    }

    /** Lets connections through again. */
    void allow() {
        refusing = false;
    }

    private void acceptAll() throws IOException {
        while (true) {
            var client = listening.accept();
            if (refusing) {
                client.close();
            } else {
                connect(client);
            }
        }
    }

    private void connect(Socket client) throws IOException {
        var upstream = new Socket(server.getHost(), server.getPort());
        client.setTcpNoDelay(true);
        upstream.setTcpNoDelay(true);
        open.add(client);
        open.add(upstream);
        begin(() -> pass(client, upstream));
        begin(() -> pass(upstream, client));
    }

    private void pass(Socket from, Socket to) {
        try (from;
                to) {
            from.getInputStream().transferTo(to.getOutputStream());
        } catch (IOException cutOrGone) {
            // either way both ends are closed now
        } finally {
            open.remove(from);
        }
    }

    private static void begin(IoTask task) {
        var thread = new Thread(() -> {
            try {
                task.run();
            } catch (IOException closed) {
                // the end of this proxy
            }
        });
        thread.setDaemon(true);
        thread.start();
    }

    private static void closeQuietly(Socket socket) {
        try {
            socket.close();
        } catch (IOException gone) {
            // it is what was wanted
        }
    }

    @Override
    public void close() throws IOException {
        listening.close();
        cut();
    }

    private interface IoTask {
        void run() throws IOException;
    }
}
