package wormhole.transport.tcp;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import wormhole.spi.stream.StreamListener;

/** Who listens to a stream, once it is started: told of the end once, even of one that was before the start. */
final class Audience {
    private volatile @Nullable StreamListener listener;
    private @Nullable Optional<IOException> ended;
    private boolean told;

    /** From any thread. */
    synchronized void begin(StreamListener heard) {
        if (listener != null) {
            throw new IllegalStateException("started already");
        }
        listener = heard;
    }

    boolean isThere() {
        return listener != null;
    }

    // ---- on the thread of the loop

    void received(ByteBuffer data) {
        listener.received(data);
    }

    void writable() {
        listener.writable();
    }

    /** Whether the end was before the start; it is told then. */
    boolean tellEarlierEnd() {
        var already = ended;
        if (already == null) {
            return false;
        }
        tellEnd(already);
        return true;
    }

    void tellEnd(Optional<IOException> failure) {
        ended = failure;
        var heard = listener;
        // Who starts a stream as it ends may be found by the end already, before the start is carried out.
        if (heard == null || told) {
            return;
        }
        told = true;
        try {
            heard.closed(failure);
        } catch (RuntimeException | Error e) {
            Loop.logFailure(e);
        }
    }
}
