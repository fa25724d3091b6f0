package wormhole.transport.tcp;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.util.Optional;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import wormhole.spi.stream.ByteStream;
import wormhole.spi.stream.HostPort;
import wormhole.spi.stream.StreamListener;

/** One TCP connection. Everything but the queue belongs to the thread of its loop. */
final class TcpStream implements ByteStream, Loop.Registered {
    private static final long CLOSING_SECONDS = 5;
    // What a peer may still send to a stream we closed, before it is cut.
    private static final int MOST_DISCARDED = 1 << 20;
    // So that one stream with much to send does not keep the others of its loop waiting.
    private static final int WRITES_PER_ROUND = 16;

    private enum Life {
        OPEN,
        /** What is queued is written, nothing is delivered any more. */
        CLOSING,
        /** All is written and the listener has heard the end; waits for the peer's end, so that nothing is reset. */
        LINGERING,
        CLOSED
    }

    private final Loop loop;
    private final SocketChannel channel;
    private final SelectionKey key;
    private final InetSocketAddress peer;
    private final InetSocketAddress local;
    private final WriteQueue queue = new WriteQueue();
    private final Audience audience = new Audience();

    private volatile Life life = Life.OPEN;
    private volatile boolean closeAsked;
    private volatile boolean paused;
    private Loop.@Nullable Timer deadline;
    private int discarded;

    /** On the loop's thread. Takes over the caller's hold of the loop. */
    TcpStream(Loop loop, SocketChannel channel, SelectionKey key) throws IOException {
        this.loop = loop;
        this.channel = channel;
        this.key = key;
        this.peer = (InetSocketAddress) channel.getRemoteAddress();
        this.local = (InetSocketAddress) channel.getLocalAddress();
        key.attach(this);
        key.interestOps(0);
    }

    @Override
    public void start(StreamListener heard) {
        audience.begin(heard);
        onLoop(this::begin);
    }

    @Override
    public boolean write(ByteBuffer... data) {
        if (closeAsked || life != Life.OPEN) {
            return true;
        }
        var added = queue.add(data);
        if (added.first()) {
            flushSoon();
        }
        return !added.tooLong();
    }

    /** On the loop's own thread the bytes go from the caller's buffer to the socket; only what it does not take is copied. */
    @Override
    public boolean writeThrough(ByteBuffer data) {
        if (closeAsked || life != Life.OPEN) {
            data.position(data.limit());
            return true;
        }
        if (!loop.isCurrent()) {
            return ByteStream.super.writeThrough(data);
        }
        try {
            if (queue.size() == 0) {
                channel.write(data);
            }
        } catch (IOException e) {
            data.position(data.limit());
            closeAsked = true;
            later(() -> end(Optional.of(e)));
            return true;
        }
        return !data.hasRemaining() || keepRest(data);
    }

    private boolean keepRest(ByteBuffer data) {
        queue.addRest(ByteBuffer.allocate(data.remaining()).put(data).flip());
        updateInterest();
        return false;
    }

    @Override
    public long queued() {
        return queue.size();
    }

    @Override
    public void pause() {
        paused = true;
        onLoop(this::updateInterest);
    }

    @Override
    public void resume() {
        paused = false;
        onLoop(this::updateInterest);
    }

    @Override
    public void close() {
        // Later even on the loop's own thread: a listener does not expect the end while it is being called.
        closeAsked = true;
        later(this::beginClosing);
    }

    @Override
    public void abort() {
        closeAsked = true;
        later(() -> end(Optional.empty()));
    }

    @Override
    public HostPort peer() {
        return Addresses.hostPort(peer);
    }

    @Override
    public HostPort local() {
        return Addresses.hostPort(local);
    }

    @Override
    public void ready(SelectionKey ready) {
        try {
            if (ready.isValid() && ready.isReadable()) {
                read();
            }
            if (ready.isValid() && ready.isWritable()) {
                flush();
            }
        } catch (IOException e) {
            end(Optional.of(e));
        } catch (RuntimeException | Error e) {
            listenerFailed(e);
        }
    }

    @Override
    public void broken(IOException cause) {
        end(Optional.of(cause));
    }

    // ---- on the thread of the loop

    private void begin() {
        if (!audience.tellEarlierEnd()) {
            updateInterest();
        }
    }

    private void updateInterest() {
        if (!key.isValid()) {
            return;
        }
        boolean reading = life == Life.LINGERING || life == Life.OPEN && audience.isThere() && !paused;
        key.interestOps((reading ? SelectionKey.OP_READ : 0) | (queue.blocked() ? SelectionKey.OP_WRITE : 0));
    }

    private void read() throws IOException {
        var buffer = loop.readBuffer.clear();
        int count = channel.read(buffer);
        if (life == Life.LINGERING) {
            discard(count);
        } else if (count < 0) {
            endOfInput();
        } else if (life == Life.OPEN && audience.isThere() && !closeAsked) {
            audience.received(buffer.flip());
        }
    }

    private void discard(int count) {
        discarded += Math.max(0, count);
        if (count < 0 || discarded > MOST_DISCARDED) {
            shut();
        }
    }

    private void endOfInput() {
        if (queue.size() == 0) {
            end(Optional.empty());
        } else {
            beginClosing();
        }
    }

    /** Writes what it can. Called at the end of a round, so that what one callback wrote goes out together. */
    void flush() {
        if (life == Life.CLOSED || life == Life.LINGERING) {
            return;
        }
        try {
            boolean all = queue.writeTo(channel, loop.writeBuffer, WRITES_PER_ROUND);
            updateInterest();
            if (all && life == Life.CLOSING) {
                linger();
            } else {
                tellRoom();
            }
        } catch (IOException e) {
            end(Optional.of(e));
        }
    }

    private void tellRoom() {
        if (audience.isThere() && life == Life.OPEN && queue.becameRoomy()) {
            try {
                audience.writable();
            } catch (RuntimeException | Error e) {
                listenerFailed(e);
            }
        }
    }

    private void listenerFailed(Throwable e) {
        Loop.logFailure(e);
        end(Optional.of(new IOException("a listener failed with " + e.getClass().getName(), e)));
    }

    private void beginClosing() {
        if (life == Life.OPEN) {
            life = Life.CLOSING;
            deadline = loop.after(CLOSING_SECONDS, TimeUnit.SECONDS, this::tooLate);
            flush();
        }
    }

    private void tooLate() {
        if (life == Life.LINGERING) {
            shut();
        } else {
            end(Optional.of(new IOException("the other end did not read what was left to write")));
        }
    }

    private void linger() throws IOException {
        channel.shutdownOutput();
        life = Life.LINGERING;
        updateInterest();
        audience.tellEnd(Optional.empty());
    }

    private void end(Optional<IOException> failure) {
        if (life == Life.LINGERING) {
            shut();
        } else if (life != Life.CLOSED) {
            shut();
            audience.tellEnd(failure);
        }
    }

    private void shut() {
        life = Life.CLOSED;
        queue.clear();
        if (deadline != null) {
            deadline.cancel();
        }
        loop.cancel(key);
        Addresses.closeQuietly(channel);
        loop.release();
    }

    // ---- from any thread

    private void flushSoon() {
        if (loop.isCurrent()) {
            loop.flushSoon(this);
        } else {
            later(this::flush);
        }
    }

    private void onLoop(Runnable task) {
        if (loop.isCurrent()) {
            task.run();
        } else {
            later(task);
        }
    }

    private void later(Runnable task) {
        try {
            loop.execute(task);
        } catch (RejectedExecutionException e) {
            // The loop ended, so this stream has ended: only a late start has something left to hear.
            task.run();
        }
    }
}
