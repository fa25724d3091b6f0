package wormhole.conformance.load;

import java.util.Arrays;

/**
 * The time in which is counted: it begins when the same work has gone on for a while, and ends while it still goes on, so
 * that neither the start nor the end of the work is measured.
 */
final class Window {
    private final ServerProcess server;
    private final long from;
    private final long until;
    private long[] micros = new long[1024];
    private int count;
    private Moment begin = new Moment(0, 0, 0);
    private Moment end = begin;
    private boolean over;

    /** Times and processor times of one moment. */
    private record Moment(long nanos, long server, long own) {
        static Moment now(ServerProcess server) throws java.io.IOException {
            return new Moment(System.nanoTime(), server.processorMicros(), ServerProcess.ownProcessorMicros());
        }
    }

    /** Starts now: settles for that long, then counts for that long. */
    Window(ServerProcess server, double settle, double seconds) {
        this.server = server;
        from = System.nanoTime() + (long) (settle * 1e9);
        until = from + (long) (seconds * 1e9);
    }

    int port() {
        return server.port();
    }

    /** Whether work is to go on. */
    boolean goesOn() {
        return !over;
    }

    /** One is done that had begun then. */
    void done(long begun) throws java.io.IOException {
        var now = System.nanoTime();
        if (over || now < from) {
            return;
        }
        if (begin.nanos == 0) {
            begin = Moment.now(server);
            return;
        }
        if (count == micros.length) {
            micros = Arrays.copyOf(micros, 2 * count);
        }
        micros[count++] = (now - begun) / 1000;
        if (now >= until) {
            over = true;
            end = Moment.now(server);
        }
    }

    Figures figures() {
        var sorted = Arrays.copyOf(micros, count);
        Arrays.sort(sorted);
        var all = Math.max(1, count);
        return new Figures(
                count / ((end.nanos - begin.nanos) / 1e9),
                sorted[all / 2],
                sorted[(int) (all * 99L / 100)],
                (end.server - begin.server) / (double) all,
                (end.own - begin.own) / (double) all);
    }
}
