package wormhole.conformance.faults;

import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** All that a program has to do with the rest of the world: a SOCKS proxy that falls silent, or is cut, when it is told to. */
final class Cable implements AutoCloseable {
    private static final byte[] GRANTED = {5, 0, 0, 1, 0, 0, 0, 0, 0, 0};

    private final ServerSocket listening;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final long spoilAt;
    private boolean pulled;
    private boolean cut;

    Cable() throws IOException {
        this(Long.MAX_VALUE);
    }

    /** Of each connection this byte, counted from 0, is spoiled on its way out. */
    Cable(long spoilAt) throws IOException {
        this.spoilAt = spoilAt;
        listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        begin(this::acceptAll);
    }

    URI proxy() {
        return URI.create("socks5://127.0.0.1:" + listening.getLocalPort());
    }

    /** From now on nothing gets through, not even that somebody has gone. */
    synchronized void pull() {
        pulled = true;
    }

    /** The program behind it is no more: all connections break, and no new one is made. */
    synchronized void cut() {
        cut = true;
        open.forEach(Cable::breakOff);
    }

    private void acceptAll() throws IOException {
        while (true) {
            var client = listening.accept();
            begin(() -> connect(client));
        }
    }

    private void connect(Socket client) throws IOException {
        add(client);
        var in = new DataInputStream(client.getInputStream());
        in.readUnsignedByte();
        in.readNBytes(in.readUnsignedByte());
        client.getOutputStream().write(new byte[] {5, 0});
        in.readNBytes(3);
        var host = in.readUnsignedByte() == 3
                ? new String(in.readNBytes(in.readUnsignedByte()), StandardCharsets.US_ASCII)
                : InetAddress.getByAddress(in.readNBytes(4)).getHostAddress();
        awaitPlugged();
        var server = new Socket(host, in.readUnsignedShort());
        add(server);
        client.getOutputStream().write(GRANTED);
        begin(() -> pass(server, client, Long.MAX_VALUE));
        pass(client, server, spoilAt);
    }

    private synchronized void add(Socket socket) {
        open.add(socket);
        if (cut) {
            breakOff(socket);
        }
    }

    private void pass(Socket from, Socket to, long spoiled) throws IOException {
        try (from;
                to) {
            var buffer = new byte[16 << 10];
            var passed = 0L;
            for (var length = from.getInputStream().read(buffer);
                    length >= 0;
                    length = from.getInputStream().read(buffer)) {
                awaitPlugged();
                if (spoiled >= passed && spoiled < passed + length) {
                    buffer[(int) (spoiled - passed)] ^= 1;
                }
                passed += length;
                to.getOutputStream().write(buffer, 0, length);
            }
            awaitPlugged();
        }
    }

    private synchronized void awaitPlugged() throws IOException {
        while (pulled && !cut) {
            try {
                wait();
            } catch (InterruptedException e) {
                throw new IOException(e);
            }
        }
    }

    private static void breakOff(Socket socket) {
        try {
            socket.setSoLinger(true, 0);
            socket.close();
        } catch (IOException gone) {
            // as it should be
        }
    }

    private static void begin(Task task) {
        var thread = new Thread(() -> {
            try {
                task.run();
            } catch (IOException ended) {
                // that connection, or this cable
            }
        });
        thread.setDaemon(true);
        thread.start();
    }

    private interface Task {
        void run() throws IOException;
    }

    @Override
    public void close() throws IOException {
        listening.close();
        cut();
        synchronized (this) {
            notifyAll();
        }
    }
}
