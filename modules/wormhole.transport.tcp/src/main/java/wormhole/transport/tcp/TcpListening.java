package wormhole.transport.tcp;

import java.io.IOException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardProtocolFamily;
import java.nio.channels.SelectionKey;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import wormhole.spi.stream.AcceptListener;
import wormhole.spi.stream.HostPort;
import wormhole.spi.stream.Listening;

/** One listening socket, with a loop of its own. */
final class TcpListening implements Listening, Loop.Registered {
    private static final int ACCEPTS_PER_ROUND = 64;
    // When the process has no file descriptor left, accepting fails until one is given back.
    private static final long REST_MILLIS = 100;
    // The loop is busy with callbacks that do not block; on a busy machine even they take their time.
    private static final long RELEASE_SECONDS = 10;

    private final Loop loop;
    private final ServerSocketChannel channel;
    private final AcceptListener listener;
    private final HostPort address;
    private final AtomicBoolean closed = new AtomicBoolean();
    private final CountDownLatch released = new CountDownLatch(1);
    private @Nullable SelectionKey key;

    private TcpListening(Loop loop, ServerSocketChannel channel, AcceptListener listener) throws IOException {
        this.loop = loop;
        this.channel = channel;
        this.listener = listener;
        this.address = Addresses.hostPort((InetSocketAddress) channel.getLocalAddress());
    }

    static Listening open(HostPort bind, int backlog, AcceptListener listener) throws IOException {
        ServerSocketChannel channel = null;
        try {
            var host = InetAddress.getByName(bind.host());
            channel = host instanceof Inet4Address
                    ? ServerSocketChannel.open(StandardProtocolFamily.INET)
                    : ServerSocketChannel.open();
            channel.bind(new InetSocketAddress(host, bind.port()), backlog);
            channel.configureBlocking(false);
            var loop = new Loop("wormhole-tcp-" + channel.socket().getLocalPort());
            var listening = new TcpListening(loop, channel, listener);
            loop.execute(listening::begin);
            return listening;
        } catch (IOException | RuntimeException e) {
            if (channel != null) {
                Addresses.closeQuietly(channel);
            }
            throw new IOException("cannot listen on " + bind + ": " + e.getMessage(), e);
        }
    }

    @Override
    public HostPort address() {
        return address;
    }

    @Override
    public Executor executor() {
        return loop;
    }

    @Override
    public void close() {
        if (!closed.compareAndSet(false, true)) {
            return;
        }
        try {
            loop.execute(this::end);
        } catch (RejectedExecutionException e) {
            return;
        }
        if (!loop.isCurrent()) {
            awaitRelease();
        }
    }

    @Override
    public void ready(SelectionKey ready) {
        try {
            for (int i = 0; i < ACCEPTS_PER_ROUND; i++) {
                var accepted = channel.isOpen() ? channel.accept() : null;
                if (accepted == null) {
                    return;
                }
                take(accepted);
            }
        } catch (IOException e) {
            ready.interestOps(0);
            loop.after(REST_MILLIS, TimeUnit.MILLISECONDS, this::listen);
        }
    }

    @Override
    public void broken(IOException cause) {
        Addresses.closeQuietly(channel);
    }

    private void begin() {
        try {
            key = loop.register(channel, SelectionKey.OP_ACCEPT, this);
        } catch (IOException e) {
            Loop.logFailure(e);
        }
    }

    private void listen() {
        if (key != null && key.isValid()) {
            key.interestOps(SelectionKey.OP_ACCEPT);
        }
    }

    private void take(SocketChannel accepted) {
        TcpStream stream;
        try {
            accepted.configureBlocking(false);
            Addresses.prepare(accepted);
            stream = new TcpStream(loop, accepted, loop.register(accepted, 0, this));
            loop.hold();
        } catch (IOException | RuntimeException e) {
            // The peer has gone again.
            Addresses.closeQuietly(accepted);
            return;
        }
        try {
            listener.accepted(stream);
        } catch (RuntimeException | Error e) {
            Loop.logFailure(e);
            stream.abort();
        }
    }

    private void end() {
        if (key != null) {
            loop.cancel(key);
        }
        Addresses.closeQuietly(channel);
        loop.settle();
        released.countDown();
        loop.release();
    }

    /** So that the port can be bound again when close returns. */
    private void awaitRelease() {
        try {
            if (!released.await(RELEASE_SECONDS, TimeUnit.SECONDS)) {
                Loop.log(System.Logger.Level.DEBUG, "a listening thread is busy; its port is freed later");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
