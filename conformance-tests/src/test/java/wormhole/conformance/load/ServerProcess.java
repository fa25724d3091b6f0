package wormhole.conformance.load;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A mailbox server in a process of its own, on 127.0.0.1. */
final class ServerProcess implements AutoCloseable {
    private final Process process;
    private final int port;
    private final boolean java;

    private ServerProcess(Process process, int port, boolean java) {
        this.process = process;
        this.port = port;
        this.java = java;
    }

    int port() {
        return port;
    }

    /** Ours as it is shipped: {@code serve} of the run-time image. */
    static ServerProcess shipped(Path image, String store, Path directory) throws IOException {
        return started(
                directory,
                false,
                port -> List.of(
                        image.resolve("bin/wormhole").toString(),
                        "serve",
                        "--interface",
                        "127.0.0.1",
                        "--mailbox-port",
                        Integer.toString(port),
                        "--store",
                        store));
    }

    /** Ours in this JVM, with flags that are separated by blanks. */
    static ServerProcess ours(String flags, String store, Path directory) throws IOException {
        return started(directory, true, port -> {
            var command = new ArrayList<String>(List.of(java("java")));
            command.addAll(List.of(flags.split(" ")));
            command.addAll(List.of("-cp", System.getProperty("java.class.path")));
            command.addAll(List.of("wormhole.mailbox.server.MailboxServerMain", "--bind", "127.0.0.1"));
            command.addAll(List.of("--port", Integer.toString(port), "--store", store));
            return command;
        });
    }

    /** The reference, with its state in an SQLite file or, for {@code :memory:}, in none. */
    static ServerProcess reference(Path twist, String database, Path directory) throws IOException {
        return started(
                directory,
                false,
                port -> List.of(
                        twist.toString(),
                        "wormhole-mailbox",
                        "--port=tcp:" + port + ":interface=127.0.0.1",
                        "--channel-db=" + database));
    }

    private interface Command {
        List<String> on(int port);
    }

    private static ServerProcess started(Path directory, boolean java, Command command) throws IOException {
        int port;
        try (var free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        var process = new ProcessBuilder(new ArrayList<>(command.on(port)))
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        var server = new ServerProcess(process, port, java);
        server.awaitOpen();
        return server;
    }

    private void awaitOpen() throws IOException {
        var deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        while (System.nanoTime() < deadline && process.isAlive()) {
            try (var socket = new Socket()) {
                socket.connect(new InetSocketAddress("127.0.0.1", port), 1000);
                return;
            } catch (IOException e) {
                pause();
            }
        }
        close();
        throw new IOException(
                "the server did not start: " + process.info().commandLine().orElse(""));
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(50);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Kibibytes of memory the system has given to the process; 0 where that cannot be told. */
    long residentKib() throws IOException {
        var status = Path.of("/proc", Long.toString(process.pid()), "status");
        return Files.exists(status)
                ? Files.readAllLines(status).stream()
                        .filter(line -> line.startsWith("VmRSS:"))
                        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                        .findFirst()
                        .orElse(0)
                : 0;
    }

    /** Microseconds of processor time the process has used, compiling included; 0 where that cannot be told. */
    long processorMicros() {
        return micros(process.info());
    }

    /** The same of the generator itself. */
    static long ownProcessorMicros() {
        return micros(ProcessHandle.current().info());
    }

    private static long micros(ProcessHandle.Info info) {
        return info.totalCpuDuration().map(used -> used.toNanos() / 1000).orElse(0L);
    }

    /** Bytes of objects that live, after a collection; 0 for a process that is no JVM. */
    long liveHeap() throws IOException {
        if (!java) {
            return 0;
        }
        var histogram = new ProcessBuilder(java("jcmd"), Long.toString(process.pid()), "GC.class_histogram").start();
        try (var lines = histogram.inputReader()) {
            var total = lines.lines().filter(line -> line.startsWith("Total")).collect(Collectors.joining());
            var matcher = Pattern.compile("Total\\s+\\d+\\s+(\\d+)").matcher(total);
            return matcher.find() ? Long.parseLong(matcher.group(1)) : 0;
        }
    }

    private static String java(String tool) {
        return Path.of(System.getProperty("java.home"), "bin", tool).toString();
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(10, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
