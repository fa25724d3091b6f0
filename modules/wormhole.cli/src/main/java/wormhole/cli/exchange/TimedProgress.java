package wormhole.cli.exchange;

import java.util.Map;
import wormhole.api.Timing;
import wormhole.api.transit.TransitPath;
import wormhole.filetransfer.Progress;

/**
 * Tells the timing of a transfer, by the names of the reference's ({@code cli/cmd_send.py}, {@code cli/cmd_receive.py}), and hands
 * everything on.
 */
final class TimedProgress implements Progress {
    private final Progress progress;
    private final Timing timing;
    private final boolean sending;
    private volatile Timing.Span span = Timing.Span.UNHEARD;

    TimedProgress(Progress progress, Timing timing, boolean sending) {
        this.progress = progress;
        this.timing = timing;
        this.sending = sending;
    }

    @Override
    public void connected(TransitPath path) {
        timing.event("transit connected", Map.of("relayed", path.relayed()));
        span = timing.begin(sending ? "tx file" : "rx file", Map.of());
        progress.connected(path);
    }

    @Override
    public void moved(long bytes, long total) {
        progress.moved(bytes, total);
    }

    // Of the receiver's the storing is a part: it confirms what is in its place.
    @Override
    public void confirming() {
        span.finish();
        span = timing.begin(sending ? "get ack" : "send ack", Map.of());
        progress.confirming();
    }

    /** The last of it is over, and it went well. */
    void done() {
        span.finish(sending ? Map.of("ack", "ok") : Map.of());
    }
}
