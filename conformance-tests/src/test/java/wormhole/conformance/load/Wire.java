package wormhole.conformance.load;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/** Many WebSocket clients on one thread, as light as can be: the generator shares the machine with the server. */
final class Wire implements AutoCloseable {
    private final Selector selector;
    final ByteBuffer buffer = ByteBuffer.allocateDirect(256 * 1024);
    final byte[] bytes = new byte[256 * 1024];
    private final int port;
    private Optional<IOException> failure = Optional.empty();

    Wire(int port) throws IOException {
        this.port = port;
        selector = Selector.open();
    }

    Peer connect(Peer.Listener listener) throws IOException {
        var channel = SocketChannel.open();
        channel.configureBlocking(false);
        var connected = channel.connect(new InetSocketAddress("127.0.0.1", port));
        var key = channel.register(selector, connected ? SelectionKey.OP_READ : SelectionKey.OP_CONNECT);
        var peer = new Peer(this, channel, key, listener);
        key.attach(peer);
        if (connected) {
            peer.request(port);
        }
        return peer;
    }

    /** Works until it is done; fails if that takes longer than the given time. */
    void run(BooleanSupplier done, long seconds) throws IOException {
        var deadline = System.nanoTime() + seconds * 1_000_000_000L;
        while (!done.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                throw new IOException("not done after " + seconds + " s");
            }
            selector.select(this::tryReady, 100);
            throwFailure();
        }
    }

    private void tryReady(SelectionKey key) {
        try {
            ready(key);
        } catch (IOException e) {
            failure = Optional.of(e);
        }
    }

    private void throwFailure() throws IOException {
        if (failure.isPresent()) {
            throw failure.get();
        }
    }

    private void ready(SelectionKey key) throws IOException {
        var peer = (Peer) key.attachment();
        if (key.isValid() && key.isConnectable()) {
            peer.connected(port);
        }
        if (key.isValid() && key.isReadable()) {
            peer.read();
        }
        if (key.isValid() && key.isWritable()) {
            peer.flush();
        }
    }

    @Override
    public void close() throws IOException {
        for (var key : selector.keys()) {
            key.channel().close();
        }
        selector.close();
    }
}
