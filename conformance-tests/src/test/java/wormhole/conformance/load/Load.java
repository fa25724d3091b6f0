package wormhole.conformance.load;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Loads our mailbox server and, if it is told where the reference is, that one too, and prints what they did. Bounded in
 * numbers and time, and only on 127.0.0.1.
 */
public final class Load {
    private final Settings settings;

    private Load(Settings settings) {
        this.settings = settings;
    }

    /** How a server is started. */
    private interface Start {
        ServerProcess in(Path directory) throws IOException;
    }

    /** What is done until the window is over. */
    private interface Work {
        Figures until(Window window) throws IOException;
    }

    /** A line of the table. */
    private record Row(String unit, String what, Work work) {
        String name() {
            return unit + ", " + what;
        }
    }

    private static final List<Row> ROWS = List.of(
            new Row("pairings", "1 at a time", window -> Pairings.run(window, 1)),
            new Row("pairings", "20 at a time", window -> Pairings.run(window, 20)),
            new Row("pairings", "100 at a time", window -> Pairings.run(window, 100)),
            new Row("messages", "1 pair x 1", window -> Messages.run(window, 1, 1)),
            new Row("messages", "20 pairs x 4", window -> Messages.run(window, 20, 4)));

    /**
     * Runs.
     *
     * @param arguments see {@link Settings}
     * @throws IOException a server did not start, or did not do its work in time
     */
    public static void main(String... arguments) throws IOException {
        var load = new Load(Settings.of(arguments));
        System.out.println(load.settings.shown());
        for (var part : List.of("memory", "file", "idle")) {
            if (load.settings.measures(part)) {
                load.measure(part);
            }
        }
    }

    private void measure(String part) throws IOException {
        if (part.equals("idle")) {
            idle("ours", this::ours);
            if (settings.hasReference()) {
                idle("reference", directory -> ServerProcess.reference(settings.twist(), ":memory:", directory));
            }
            return;
        }
        var memory = part.equals("memory");
        var ours = figures(
                "ours, " + part,
                directory -> ours(memory ? "memory:" : "file:" + directory.resolve("store"), directory));
        if (settings.hasReference()) {
            var database = memory ? ":memory:" : "relay.sqlite";
            var theirs = figures(
                    "reference, " + part, directory -> ServerProcess.reference(settings.twist(), database, directory));
            compare(part, ours, theirs);
        }
    }

    private ServerProcess ours(Path directory) throws IOException {
        return ours("memory:", directory);
    }

    private ServerProcess ours(String store, Path directory) throws IOException {
        return settings.flags().isEmpty()
                ? ServerProcess.shipped(settings.image(), store, directory)
                : ServerProcess.ours(settings.flags(), store, directory);
    }

    /** A server runs for days: what it does in its first seconds, and the generator in its own, is not measured. */
    private List<Figures> figures(String name, Start start) throws IOException {
        var directory = Files.createTempDirectory("wormhole-load");
        var all = new ArrayList<Figures>();
        try (var server = start.in(directory)) {
            Pairings.run(new Window(server, settings.warm(), 0.1), 20);
            Messages.run(new Window(server, settings.warm() / 4, 0.1), 20, 4);
            for (var row : ROWS) {
                var figures = row.work.until(new Window(server, settings.seconds() / 4, settings.seconds()));
                System.out.printf("%-18s %-24s %s%n", name, row.name(), figures.shown());
                all.add(figures);
            }
        } finally {
            delete(directory);
        }
        return all;
    }

    private static void compare(String part, List<Figures> ours, List<Figures> theirs) {
        for (var i = 0; i < ROWS.size(); i++) {
            times(
                    part,
                    ROWS.get(i).name(),
                    ours.get(i).perSecond(),
                    theirs.get(i).perSecond());
        }
        for (var unit : List.of("pairings", "messages")) {
            times(part, unit + ", best of each", best(unit, ours), best(unit, theirs));
        }
    }

    private static void times(String part, String what, double ours, double theirs) {
        System.out.printf("%-18s %-24s %,9.0f /s : %,7.0f /s = %5.1f%n", part, what, ours, theirs, ours / theirs);
    }

    private static double best(String unit, List<Figures> figures) {
        var best = 0.0;
        for (var i = 0; i < ROWS.size(); i++) {
            best = ROWS.get(i).unit.equals(unit) ? Math.max(best, figures.get(i).perSecond()) : best;
        }
        return best;
    }

    private static void idle(String name, Start start) throws IOException {
        for (var count : new int[] {2_000, 10_000}) {
            var directory = Files.createTempDirectory("wormhole-load");
            try (var server = start.in(directory)) {
                idle(name, server, count);
            } finally {
                delete(directory);
            }
        }
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
