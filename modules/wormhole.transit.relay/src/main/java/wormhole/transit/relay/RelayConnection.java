package wormhole.transit.relay;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import wormhole.spi.stream.ByteStream;
import wormhole.spi.stream.StreamListener;

/** One socket. Once it has a partner, what it says goes to the partner's socket, and no further than that can take. */
final class RelayConnection implements StreamListener {
    final long number;
    final ByteStream stream;
    private final RelayFront front;
    private @Nullable RelayConnection partner;

    RelayConnection(long number, ByteStream stream, RelayFront front) {
        this.number = number;
        this.stream = stream;
        this.front = front;
    }

    void join(RelayConnection other) {
        partner = other;
    }

    @Override
    public void received(ByteBuffer data) {
        if (partner == null) {
            front.received(this, data);
        }
        // Its line may have found it a partner, and bytes may stand behind it.
        var to = partner;
        if (to != null && data.hasRemaining()) {
            pass(data, to);
        }
    }

    private void pass(ByteBuffer data, RelayConnection to) {
        int bytes = data.remaining();
        if (!to.stream.writeThrough(data)) {
            stream.pause();
        }
        front.passed(this, bytes);
    }

    @Override
    public void writable() {
        var from = partner;
        if (from != null) {
            from.stream.resume();
        }
    }

    @Override
    public void closed(Optional<IOException> failure) {
        front.closed(this);
        partner = null;
    }
}
