package wormhole.runtime.transit;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import wormhole.core.wire.Bytes;
import wormhole.spi.stream.ByteStream;
import wormhole.spi.stream.StreamListener;
import wormhole.transit.contest.ConnectionId;
import wormhole.transit.contest.Input;

/**
 * An open connection. What it hears goes to the contest in turns, until it has won; then straight to the pipe, after what is still
 * on its way through turns.
 */
final class Connection implements StreamListener {
    private final TransitDriver driver;
    private final ConnectionId id;
    private final ByteStream stream;
    // Raised by the stream's thread alone, so once it sees 0 it stays 0 while that thread says nothing.
    private final AtomicInteger underWay = new AtomicInteger();
    private volatile @Nullable StreamListener winner;

    Connection(TransitDriver driver, ConnectionId id, ByteStream stream) {
        this.driver = driver;
        this.id = id;
        this.stream = stream;
    }

    ByteStream stream() {
        return stream;
    }

    /** In a turn. */
    void won(StreamListener pipe) {
        winner = pipe;
    }

    @Override
    public void received(ByteBuffer data) {
        var pipe = winner;
        if (pipe != null && underWay.get() == 0) {
            pipe.received(data);
            return;
        }
        var copy = new byte[data.remaining()];
        data.get(copy);
        inTurn(() -> {
            var now = winner;
            if (now != null) {
                now.received(ByteBuffer.wrap(copy));
            } else {
                driver.turn(new Input.Received(id, Bytes.owning(copy)));
            }
        });
    }

    @Override
    public void writable() {
        var pipe = winner;
        if (pipe != null) {
            pipe.writable();
        }
    }

    @Override
    public void closed(Optional<IOException> failure) {
        inTurn(() -> {
            var pipe = winner;
            if (pipe != null) {
                pipe.closed(failure);
            } else {
                driver.ended(id, failure.map(IOException::getMessage).orElse("closed by the other end"));
            }
        });
    }

    private void inTurn(Runnable task) {
        underWay.incrementAndGet();
        driver.inTurn(() -> {
            try {
                task.run();
            } finally {
                underWay.decrementAndGet();
            }
        });
    }
}
