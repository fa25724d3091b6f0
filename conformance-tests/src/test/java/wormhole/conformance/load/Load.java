package wormhole.conformance.load;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;

/**
 * Loads our mailbox server and, if it is told where the reference is, that one too, and prints what they did. Bounded in
 * numbers and time, and only on 127.0.0.1.
 */
public final class Load {
    private static final long WARM_SECONDS = 10;

    private Load() {}

    /** How a server is started. */
    private interface Start {
        ServerProcess in(Path directory) throws IOException;
    }

    /**
     * Runs.
     *
     * @param arguments {@code --reference DIRECTORY} with its {@code twist}; {@code --only memory} or {@code file} for one kind of store
     * @throws IOException a server did not start, or did not do its work in time
     */
    public static void main(String... arguments) throws IOException {
        var reference = "";
        var only = "";
        for (var i = 0; i + 1 < arguments.length; i += 2) {
            if (arguments[i].equals("--reference")) {
                reference = arguments[i + 1];
            } else if (arguments[i].equals("--only")) {
                only = arguments[i + 1];
            }
        }
        System.out.printf(
                "java %s, %d processors%n",
                Runtime.version(), Runtime.getRuntime().availableProcessors());
        var twist = Path.of(reference, "twist");
        if (!only.equals("file")) {
            measure("ours, memory", directory -> ServerProcess.ours("memory:", directory), 40);
            measure(reference, "reference, memory", at -> ServerProcess.reference(twist, ":memory:", at));
        }
        if (!only.equals("memory")) {
            measure("ours, file", directory -> ServerProcess.ours("file:" + directory.resolve("store"), directory), 40);
            measure(reference, "reference, file", at -> ServerProcess.reference(twist, "relay.sqlite", at));
        }
    }

    private static void measure(String reference, String name, Start start) throws IOException {
        if (!reference.isEmpty()) {
            measure(name, start, 1);
        }
    }

    private static void measure(String name, Start start, int scale) throws IOException {
        var directory = Files.createTempDirectory("wormhole-load");
        try {
            try (var server = start.in(directory)) {
                pairings(name, server, scale);
                messages(name, server, scale);
            }
            for (var count : new int[] {2_000, 10_000}) {
                try (var server = start.in(directory)) {
                    idle(name, server, count);
                }
            }
        } finally {
            delete(directory);
        }
    }

    private static void pairings(String name, ServerProcess server, int scale) throws IOException {
        warm(() -> Pairings.run(server.port(), 100, 20 * scale));
        for (var atATime : new int[] {1, 20, 100}) {
            var total = (atATime == 1 ? 50 : 100) * scale;
            show(
                    name,
                    server,
                    "pairings, " + atATime + " at a time",
                    total,
                    port -> Pairings.run(port, atATime, total));
        }
    }

    private static void messages(String name, ServerProcess server, int scale) throws IOException {
        warm(() -> Messages.run(server.port(), 20, 4, 20 * scale));
        var each = 100 * scale;
        show(name, server, "messages, 20 pairs x 4", 20 * each, port -> Messages.run(port, 20, 4, each));
        var one = 400 * scale;
        show(name, server, "messages, 1 pair x 1", one, port -> Messages.run(port, 1, 1, one));
    }

    /** What goes before a measurement. */
    private interface Warming {
        Figures once() throws IOException;
    }

    /** A server runs for days: what it does in its first seconds, and the generator in its own, is not measured. */
    private static void warm(Warming work) throws IOException {
        for (var start = System.nanoTime(); System.nanoTime() - start < WARM_SECONDS * 1_000_000_000L; ) {
            work.once();
        }
    }

    /** What is measured at a port. */
    private interface Work {
        Figures at(int port) throws IOException;
    }

    private static void show(String name, ServerProcess server, String what, int total, Work work) throws IOException {
        var before = server.processorMicros();
        var figures = work.at(server.port());
        var used = (server.processorMicros() - before) / (double) total;
        System.out.printf("%-18s %-24s %s  server CPU %,7.0f us each%n", name, what, figures.shown(), used);
    }

    private static void idle(String name, ServerProcess server, int count) throws IOException {
        // A few connections first, so that what is loaded once is not counted.
        Idle.hold(server.port(), 200).close();
        var heapBefore = server.liveHeap();
        var before = server.residentKib();
        try (var idle = Idle.hold(server.port(), count)) {
            var after = server.residentKib();
            var heap = server.liveHeap() - heapBefore;
            idle.check();
            System.out.printf(
                    "%-18s %,6d idle connections            RSS %,d -> %,d KiB, %.1f KiB each%s%n",
                    name,
                    count,
                    before,
                    after,
                    (after - before) / (double) count,
                    heap > 0 ? String.format("; live heap %,d bytes each", heap / count) : "");
        }
    }

    private static void delete(Path directory) throws IOException {
        try (var files = Files.walk(directory)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
