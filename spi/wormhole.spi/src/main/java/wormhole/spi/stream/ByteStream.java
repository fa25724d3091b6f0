package wormhole.spi.stream;

import java.nio.ByteBuffer;

/**
 * One connection: bytes both ways, in order, with back-pressure both ways. Methods may be called from any thread; the
 * listener is called from one thread at a time.
 */
public interface ByteStream {
    /**
     * Begins reading. Call it exactly once; nothing is read before.
     *
     * @param listener what hears of bytes and of the end
     * @throws IllegalStateException called twice
     */
    void start(StreamListener listener);

    /**
     * Queues bytes to be written, in order. The stream owns the buffers; the caller must not touch them until
     * all that was written up to their end has left {@link #queued}. Then they are the caller's again. Buffers given in one call are written together. Writing to a closed stream does nothing.
     *
     * @param data what to write, from position to limit
     * @return true to go on; false when more waits than the stream likes: then wait for {@link StreamListener#writable}.
     *     What is written in spite of false is still queued, in memory: the caller limits it.
     */
    boolean write(ByteBuffer... data);

    /**
     * How much is queued and not yet written.
     *
     * @return bytes
     */
    long queued();

    /** Stops reading until {@link #resume}: the peer feels it. Data already read may still be delivered once. */
    void pause();

    /** Goes on reading. */
    void resume();

    /** Writes what is queued (for at most a few seconds), then closes. No more bytes are read. */
    void close();

    /** Closes at once; what is queued is lost. */
    void abort();

    /**
     * The other end.
     *
     * @return its address, for people and for {@code your-address}; the host is a literal address unless a proxy hides it
     */
    HostPort peer();

    /**
     * This end.
     *
     * @return the local address and port
     */
    HostPort local();
}
