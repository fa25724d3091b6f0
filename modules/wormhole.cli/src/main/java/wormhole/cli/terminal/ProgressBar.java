package wormhole.cli.terminal;

import java.io.IOError;
import java.io.IOException;
import java.util.Locale;
import java.util.stream.Stream;
import org.jline.terminal.Terminal;

/**
 * A line on standard error that says how far something is, drawn ten times a second by a thread of its own, so that a slow
 * terminal slows nothing else down. As wide as the terminal is at the moment.
 */
public final class ProgressBar implements AutoCloseable {
    private static final int PERIOD_MILLIS = 100;
    private static final int USUAL_WIDTH = 80;
    // How much of the rate that is shown is of the last tenth of a second.
    private static final double WEIGHT = 0.1;

    private final Console console;
    private final long total;
    private final long started = System.nanoTime();
    private final Thread thread = new Thread(this::drawAgainAndAgain, "wormhole-progress");
    private volatile long done;
    private volatile boolean over;

    private ProgressBar(Console console, long total) {
        this.console = console;
        this.total = total;
    }

    /**
     * Begins to draw.
     *
     * @param console its standard error is a terminal
     * @param total how much there is to do, in bytes
     * @return to be closed, which draws it for the last time
     */
    public static ProgressBar start(Console console, long total) {
        var bar = new ProgressBar(console, total);
        bar.thread.setDaemon(true);
        bar.thread.start();
        return bar;
    }

    /**
     * Some is done.
     *
     * @param bytes so far
     */
    public void moved(long bytes) {
        done = bytes;
    }

    @Override
    public void close() {
        over = true;
        thread.interrupt();
        try {
            thread.join(1000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void drawAgainAndAgain() {
        try (var terminal = SystemTerminal.open()) {
            draw(terminal);
        } catch (IOException | IOError | IllegalStateException e) {
            // A signal closes the terminal while we draw. Then nothing is drawn any more; the rest goes on.
        }
    }

    private void draw(Terminal terminal) {
        var rate = 0.0;
        var before = 0L;
        while (!over) {
            var now = done;
            var latest = (now - before) * (1000.0 / PERIOD_MILLIS);
            rate = rate == 0 ? now / seconds() : (1 - WEIGHT) * rate + WEIGHT * latest;
            before = now;
            show(terminal, rate);
            pause();
        }
        show(terminal, done / seconds());
        console.note("");
    }

    private double seconds() {
        return Math.max(1, System.nanoTime() - started) / 1e9;
    }

    private void pause() {
        try {
            Thread.sleep(PERIOD_MILLIS);
        } catch (InterruptedException e) {
            // It is over, which is looked at next.
        }
    }

    private void show(Terminal terminal, double rate) {
        console.err().print("\r" + line(done, total, rate, width(terminal)));
        console.err().flush();
    }

    private int width(Terminal terminal) {
        var width = terminal.getSize().getColumns();
        return width > 0 ? width : USUAL_WIDTH;
    }

    /**
     * Three columns stay free: for the {@code ^C} of a terminal, and as some go to the next line when the last one is written to. What
     * does not fit is left out whole.
     */
    static String line(long done, long total, double rate, int width) {
        var room = Math.max(1, width - 3);
        var percent = total == 0 ? 100 : (int) (100.0 * done / total);
        var left = String.format(Locale.ROOT, "%3d%%", percent);
        var right = right(done, total, rate, room - left.length() - 1);
        var bar = room - left.length() - right.length() - 4;
        var line = bar >= 4 ? left + " |" + filled(bar, done, total) + "| " + right : left + " " + right;
        return line.length() > room ? line.substring(0, room) : line + " ".repeat(room - line.length());
    }

    private static String right(long done, long total, double rate, int room) {
        var pace = Quantity.bytes((long) rate) + "/s";
        if (rate > 0 && done < total) {
            pace += " " + Quantity.time((long) Math.ceil((total - done) / rate)) + " left";
        }
        var amount = Quantity.bytes(done);
        return Stream.of(amount + "/" + Quantity.bytes(total) + " " + pace, amount + " " + pace, pace)
                .filter(text -> text.length() <= room)
                .findFirst()
                .orElse("");
    }

    private static String filled(int width, long done, long total) {
        var full = total == 0 ? width : (int) Math.min(width, (double) done / total * width);
        return "#".repeat(full) + " ".repeat(width - full);
    }
}
