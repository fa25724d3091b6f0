package wormhole.spi.tck;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import wormhole.spi.stream.ByteStream;
import wormhole.spi.stream.HostPort;
import wormhole.spi.stream.StreamListener;

/**
 * A stream without a network, for tests of what works over streams: the test feeds it, and looks at what was written. For one thread.
 */
public class FedStream implements ByteStream {
    private final HostPort peer;
    private final List<byte[]> writes = new ArrayList<>();
    private Optional<StreamListener> listener = Optional.empty();
    private boolean reading = true;
    private long queued;
    private boolean paused;
    private boolean aborted;
    private boolean over;

    /** A stream to somewhere. */
    public FedStream() {
        this(new HostPort("192.0.2.1", 4711));
    }

    /**
     * A stream to a place.
     *
     * @param peer what {@link #peer} answers
     */
    public FedStream(HostPort peer) {
        this.peer = peer;
    }

    /**
     * Brings bytes, as if the other end had sent them. When the stream is over, nothing happens.
     *
     * @param bytes in one piece
     */
    public final void feed(byte[] bytes) {
        if (!over) {
            listener.orElseThrow().received(ByteBuffer.wrap(bytes));
        }
    }

    /**
     * Brings bytes in pieces.
     *
     * @param bytes all of them
     * @param size of a piece
     */
    public final void feed(byte[] bytes, int size) {
        for (var at = 0; at < bytes.length && !over; at += size) {
            listener.orElseThrow().received(ByteBuffer.wrap(bytes, at, Math.min(size, bytes.length - at)));
        }
    }

    /**
     * Brings a text.
     *
     * @param latin1 a byte for each character
     */
    public final void feed(String latin1) {
        feed(latin1.getBytes(StandardCharsets.ISO_8859_1));
    }

    /**
     * Whether the other end reads. What is written while it does not is queued.
     *
     * @param reads true at first
     */
    public final void reading(boolean reads) {
        reading = reads;
    }

    /**
     * Puts bytes into the queue.
     *
     * @param bytes what {@link #queued} answers from now on
     */
    public final void queued(long bytes) {
        queued = bytes;
    }

    /**
     * How often was written since the beginning, or since {@link #takeWritten}.
     *
     * @return a count
     */
    public final int writes() {
        return writes.size();
    }

    /**
     * What was written since the beginning, or since {@link #takeWritten}.
     *
     * @return all of it
     */
    public final byte[] written() {
        var all = new ByteArrayOutputStream();
        writes.forEach(all::writeBytes);
        return all.toByteArray();
    }

    /**
     * What was written, as {@link #written}.
     *
     * @return a character for each byte
     */
    public final String text() {
        return new String(written(), StandardCharsets.ISO_8859_1);
    }

    /**
     * What was written, and forgets it.
     *
     * @return a character for each byte
     */
    public final String takeWritten() {
        var text = text();
        writes.clear();
        return text;
    }

    /**
     * Whether reading is paused.
     *
     * @return whether {@link #pause} was called, and {@link #resume} not after it
     */
    public final boolean isPaused() {
        return paused;
    }

    /**
     * Whether it was cut.
     *
     * @return whether {@link #abort} was called
     */
    public final boolean isAborted() {
        return aborted;
    }

    /**
     * Whether it has ended, in whatever way.
     *
     * @return whether the listener was told so
     */
    public final boolean isOver() {
        return over;
    }

    /** The other end goes away, or a call here ends it. */
    public final void end() {
        if (!over) {
            over = true;
            listener.ifPresent(heard -> heard.closed(Optional.empty()));
        }
    }

    @Override
    public final void start(StreamListener heard) {
        listener = Optional.of(heard);
    }

    @Override
    public final boolean write(ByteBuffer... data) {
        var all = new ByteArrayOutputStream();
        for (var buffer : data) {
            var bytes = new byte[buffer.remaining()];
            buffer.get(bytes);
            all.writeBytes(bytes);
        }
        writes.add(all.toByteArray());
        queued += reading ? 0 : all.size();
        return true;
    }

    @Override
    public final long queued() {
        return queued;
    }

    @Override
    public final void pause() {
        paused = true;
    }

    @Override
    public final void resume() {
        paused = false;
    }

    @Override
    public final void close() {
        end();
    }

    @Override
    public final void abort() {
        aborted = true;
        end();
    }

    @Override
    public final HostPort peer() {
        return peer;
    }

    @Override
    public final HostPort local() {
        return new HostPort("192.0.2.2", 4000);
    }
}
