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
    private Load() {}

    /** How a server is started. */
    private interface Start {
        ServerProcess in(Path directory) throws IOException;
    }

    /**
     * Runs.
     *
     * @param arguments {@code --reference DIRECTORY} with its {@code twist}; {@code --only ours}
     * @throws IOException a server did not start, or did not do its work in time
     */
    public static void main(String... arguments) throws IOException {
        var reference = "";
        for (var i = 0; i + 1 < arguments.length; i += 2) {
            if (arguments[i].equals("--reference")) {
                reference = arguments[i + 1];
            }
        }
        System.out.printf(
                "java %s, %d processors%n",
                Runtime.version(), Runtime.getRuntime().availableProcessors());
        measure("ours, memory", directory -> ServerProcess.ours("memory:", directory), 20);
        measure("ours, file", directory -> ServerProcess.ours("file:" + directory.resolve("store"), directory), 20);
        if (!reference.isEmpty()) {
            var twist = Path.of(reference, "twist");
            measure("reference, memory", directory -> ServerProcess.reference(twist, ":memory:", directory), 1);
            measure("reference, file", directory -> ServerProcess.reference(twist, "relay.sqlite", directory), 1);
        }
    }

    private static void measure(String name, Start start, int scale) throws IOException {
        var directory = Files.createTempDirectory("wormhole-load");
        try {
            try (var server = start.in(directory)) {
                pairings(name, server.port(), scale);
                messages(name, server.port(), scale);
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

    private static void pairings(String name, int port, int scale) throws IOException {
        Pairings.run(port, 10, 25 * scale);
        for (var atATime : new int[] {1, 20, 100}) {
            var figures = Pairings.run(port, atATime, (atATime == 1 ? 50 : 100) * scale);
            System.out.printf("%-18s pairings, %3d at a time        %s%n", name, atATime, figures.shown());
        }
    }

    private static void messages(String name, int port, int scale) throws IOException {
        Messages.run(port, 20, 4, 20 * scale);
        var many = Messages.run(port, 20, 4, 100 * scale);
        System.out.printf("%-18s messages, 20 pairs x 4 in flight %s%n", name, many.shown());
        var one = Messages.run(port, 1, 1, 400 * scale);
        System.out.printf("%-18s messages, 1 pair x 1 in flight   %s%n", name, one.shown());
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
                    "%-18s %,6d idle connections          RSS %,d -> %,d KiB, %.1f KiB each%s%n",
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
