package wormhole.transport.tcp;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import wormhole.spi.stream.ByteStream;
import wormhole.spi.stream.HostPort;

/**
 * One dialling: addresses are tried in turn, the next one when the one before has failed or after a quarter of a second
 * (RFC 8305 section 5); the first to connect wins. Belongs to the thread of the loop.
 */
final class Dial {
    private static final long NEXT_MILLIS = 250;

    private final Loop loop;
    private final HostPort address;
    private final Duration timeout;
    private final CompletableFuture<ByteStream> result = new CompletableFuture<>();
    private final ArrayDeque<InetAddress> left = new ArrayDeque<>();
    private final List<Attempt> attempts = new ArrayList<>();

    private Loop.@Nullable Timer deadline;
    private Loop.@Nullable Timer next;
    private @Nullable Exception lastFailure;
    private boolean over;

    /** Takes over the caller's hold of the loop. */
    Dial(Loop loop, HostPort address, Duration timeout) {
        this.loop = loop;
        this.address = address;
        this.timeout = timeout;
        result.whenComplete((stream, failure) -> later(this::stop));
    }

    CompletableFuture<ByteStream> result() {
        return result;
    }

    /** From any thread. */
    void found(List<InetAddress> addresses) {
        later(() -> {
            left.addAll(addresses);
            tryNext();
        });
    }

    /** From any thread. */
    void unknown(Exception cause) {
        later(() -> fail("cannot find " + address + ": no such host", cause));
    }

    void begin() {
        if (!over) {
            deadline = loop.after(timeout.toNanos(), TimeUnit.NANOSECONDS, this::timedOut);
        }
    }

    private void timedOut() {
        fail("no connection to " + address + " within " + timeout.toMillis() + " ms", lastFailure);
    }

    private void tryNext() {
        cancel(next);
        if (over) {
            return;
        }
        var candidate = left.poll();
        if (candidate != null) {
            next = loop.after(NEXT_MILLIS, TimeUnit.MILLISECONDS, this::tryNext);
            new Attempt().begin(candidate);
        } else if (attempts.isEmpty()) {
            var cause = lastFailure;
            fail("cannot connect to " + address + (cause == null ? "" : ": " + cause.getMessage()), cause);
        }
    }

    private void fail(String text, @Nullable Exception cause) {
        result.completeExceptionally(new IOException(text, cause));
    }

    private void stop() {
        if (over) {
            return;
        }
        over = true;
        cancel(deadline);
        cancel(next);
        attempts.forEach(Attempt::drop);
        attempts.clear();
        loop.release();
    }

    private static void cancel(Loop.@Nullable Timer timer) {
        if (timer != null) {
            timer.cancel();
        }
    }

    private void later(Runnable task) {
        try {
            loop.execute(task);
        } catch (RejectedExecutionException e) {
            // The loop ended, so this dialling was over and let go of it.
            over = true;
        }
    }

    /** One address being tried. */
    private final class Attempt implements Loop.Registered {
        private @Nullable SocketChannel channel;
        private @Nullable SelectionKey key;

        void begin(InetAddress candidate) {
            attempts.add(this);
            try {
                var opened = SocketChannel.open();
                channel = opened;
                opened.configureBlocking(false);
                Addresses.prepare(opened);
                boolean connected = opened.connect(new InetSocketAddress(candidate, address.port()));
                key = loop.register(opened, connected ? 0 : SelectionKey.OP_CONNECT, this);
                if (connected) {
                    won(opened, key);
                }
            } catch (IOException | RuntimeException e) {
                failed(e);
            }
        }

        @Override
        public void ready(SelectionKey ready) {
            try {
                var connecting = channel;
                if (connecting != null && connecting.finishConnect()) {
                    won(connecting, ready);
                }
            } catch (IOException | RuntimeException e) {
                failed(e);
            }
        }

        @Override
        public void broken(IOException cause) {
            fail("cannot connect to " + address + ": " + cause.getMessage(), cause);
        }

        private void won(SocketChannel connected, SelectionKey registered) throws IOException {
            var stream = new TcpStream(loop, connected, registered);
            attempts.remove(this);
            if (!loop.hold() || !result.complete(stream)) {
                stream.abort();
            }
        }

        private void failed(Exception cause) {
            lastFailure = cause;
            attempts.remove(this);
            drop();
            tryNext();
        }

        void drop() {
            if (key != null) {
                loop.cancel(key);
            }
            if (channel != null) {
                Addresses.closeQuietly(channel);
            }
        }
    }
}
