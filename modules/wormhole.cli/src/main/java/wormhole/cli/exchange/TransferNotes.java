package wormhole.cli.exchange;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import wormhole.api.transit.TransitPath;
import wormhole.cli.terminal.Console;
import wormhole.cli.terminal.Console.Stream;
import wormhole.cli.terminal.Escaping;
import wormhole.cli.terminal.Events;
import wormhole.cli.terminal.ProgressBar;
import wormhole.filetransfer.Progress;

/** Tells the user how a transfer goes on: which way it takes, and on a terminal how far it is. */
final class TransferNotes implements Progress, AutoCloseable {
    private static final long EVENT_NANOS = 1_000_000_000;

    private final Console console;
    private final Events events;
    private final boolean hidden;
    private final boolean sending;
    private final CompletableFuture<Void> connected = new CompletableFuture<>();
    private Optional<ProgressBar> bar = Optional.empty();
    private long mentioned = System.nanoTime();

    /**
     * Notes of one transfer.
     *
     * @param console whom to tell
     * @param events which programs to tell
     * @param hidden whether the progress bar is not wanted
     * @param sending or receiving
     */
    public TransferNotes(Console console, Events events, boolean hidden, boolean sending) {
        this.console = console;
        this.events = events;
        this.hidden = hidden || !console.isTerminal(Stream.ERR);
        this.sending = sending;
    }

    /** Completes when there is a connection. */
    CompletableFuture<Void> connected() {
        return connected.copy();
    }

    @Override
    public void connected(TransitPath path) {
        connected.complete(null);
        var description = Escaping.line(path.description(), 300);
        console.note((sending ? "Sending (" : "Receiving (") + description + ")..");
        events.mention("connected", "relayed", path.relayed(), "path", path.description());
    }

    @Override
    public synchronized void moved(long bytes, long total) {
        if (bar.isEmpty() && !hidden) {
            bar = Optional.of(ProgressBar.start(console, total));
        }
        bar.ifPresent(started -> started.moved(bytes));
        var now = System.nanoTime();
        if (events.wanted() && (now - mentioned >= EVENT_NANOS || bytes == total)) {
            mentioned = now;
            events.mention("progress", "bytes", bytes, "total", total);
        }
    }

    @Override
    public void confirming() {
        close();
        if (sending) {
            console.note("File sent.. waiting for confirmation");
        }
    }

    @Override
    public synchronized void close() {
        bar.ifPresent(ProgressBar::close);
        bar = Optional.empty();
    }
}
