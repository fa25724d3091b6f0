package wormhole.conformance.interop;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;

/** A server of the reference in a process of its own, on a free port of the loopback interface, its database in memory. */
final class PythonServer implements AutoCloseable {
    private static final int ATTEMPTS = 3;
    private static final int LOOKS = 900;
    private static final int PAUSE_MILLIS = 100;
    // Below those that the system gives to whoever asks for any, or connects: nobody else has it until the server does.
    private static final int LOWEST_PORT = 20_000;
    private static final int HIGHEST_PORT = 30_000;

    private final ChildProcess process;
    private final int port;

    private PythonServer(ChildProcess process, int port) {
        this.process = process;
        this.port = port;
    }

    static PythonServer start() throws IOException, InterruptedException {
        return start("wormhole-mailbox", "--channel-db=:memory:");
    }

    /** The transit relay. */
    static PythonServer startRelay() throws IOException, InterruptedException {
        return start("transitrelay");
    }

    private static PythonServer start(String plugin, String... options) throws IOException, InterruptedException {
        for (var attempt = 1; ; attempt++) {
            try {
                return startOnce(plugin, options);
            } catch (IOException e) {
                if (attempt == ATTEMPTS) {
                    throw e;
                }
            }
        }
    }

    private static PythonServer startOnce(String plugin, String... options) throws IOException, InterruptedException {
        var twist = Peers.PYTHON.require("bin/twist");
        var port = freePort();
        var command = new ArrayList<>(List.of(twist.toString(), plugin, "--port=tcp:" + port + ":interface=127.0.0.1"));
        command.addAll(List.of(options));
        var server = new PythonServer(ChildProcess.startServer("python-" + plugin, command), port);
        server.awaitAnswer();
        return server;
    }

    int port() {
        return port;
    }

    URI uri() {
        return URI.create("ws://127.0.0.1:" + port + "/v1");
    }

    private static int freePort() throws IOException {
        var port = ThreadLocalRandom.current().nextInt(LOWEST_PORT, HIGHEST_PORT);
        try (var socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private void awaitAnswer() throws IOException, InterruptedException {
        for (int i = 0; i < LOOKS && process.isAlive(); i++) {
            if (answers()) {
                return;
            }
            Thread.sleep(PAUSE_MILLIS);
        }
        close();
        throw new IOException("a Python server does not answer; it said:\n" + Files.readString(process.log()));
    }

    private boolean answers() {
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1000);
            return true;
        } catch (IOException notYet) {
            return false;
        }
    }

    @Override
    public void close() {
        process.close();
    }
}
