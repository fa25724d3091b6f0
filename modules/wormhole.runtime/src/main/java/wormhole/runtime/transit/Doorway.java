package wormhole.runtime.transit;

import java.io.IOException;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;
import wormhole.spi.stream.Acceptor;
import wormhole.spi.stream.ByteStream;
import wormhole.spi.stream.HostPort;
import wormhole.spi.stream.Listening;
import wormhole.transit.contest.ConnectionId;

/** Where connections come in while a contest lasts: both families on one port, or IPv4 where there is no IPv6. */
final class Doorway {
    private static final System.Logger LOG = System.getLogger(Doorway.class.getName());
    private static final int BACKLOG = 32;

    private final TransitDriver driver;
    private final Acceptor acceptor;
    private final Executor aside;
    // Used in turns only.
    private @Nullable Listening listening;
    private boolean closed;
    private long callers;

    /** @param aside where closing may wait a moment */
    Doorway(TransitDriver driver, Acceptor acceptor, Executor aside) {
        this.driver = driver;
        this.acceptor = acceptor;
        this.aside = aside;
    }

    /** In a turn. */
    void open(int port) {
        try {
            var opened = listen(port);
            listening = opened;
            driver.listening(opened.address().port());
        } catch (IOException | RuntimeException e) {
            LOG.log(System.Logger.Level.WARNING, "no connection can come in: " + e.getMessage());
            driver.listening(0);
        }
    }

    private Listening listen(int port) throws IOException {
        try {
            return acceptor.listen(new HostPort("::", port), BACKLOG, this::accepted);
        } catch (IOException e) {
            return acceptor.listen(new HostPort("0.0.0.0", port), BACKLOG, this::accepted);
        }
    }

    private void accepted(ByteStream stream) {
        driver.inTurn(() -> {
            if (closed) {
                stream.abort();
            } else {
                driver.accepted(new ConnectionId(true, callers++), stream);
            }
        });
    }

    /** In a turn. */
    void close() {
        closed = true;
        var open = listening;
        listening = null;
        if (open != null) {
            try {
                aside.execute(open::close);
            } catch (RejectedExecutionException e) {
                open.close();
            }
        }
    }
}
