package wormhole.cli;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.ThreadLocalRandom;

/** Ports of this machine that nobody else has, however busy it is. */
final class Ports {
    // Below those that the system gives to whoever asks for any, or connects.
    private static final int LOWEST = 20_000;
    private static final int END = 32_000;

    private Ports() {}

    /** One to listen on. */
    static int free() throws IOException {
        while (true) {
            var port = ThreadLocalRandom.current().nextInt(LOWEST, END);
            try (var trial = new ServerSocket(port, 1, InetAddress.getByName("127.0.0.1"))) {
                return trial.getLocalPort();
            } catch (BindException taken) {
                // Another one will be free.
            }
        }
    }

    /** One where nobody listens, until it is closed. */
    static Socket dead() throws IOException {
        var taken = new Socket();
        taken.bind(new InetSocketAddress("127.0.0.1", 0));
        return taken;
    }
}
