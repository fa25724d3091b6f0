package wormhole.spi.stream;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Optional;

/** Hears of what happens on a {@link ByteStream}. Called from one thread at a time; must not block. */
public interface StreamListener {
    /**
     * Bytes came in.
     *
     * @param data valid only during the call; all of it is taken as read when the call returns
     */
    void received(ByteBuffer data);

    /** The queue is short again after {@link ByteStream#write} answered false. */
    default void writable() {}

    /**
     * The stream has ended, by either side. The last call.
     *
     * @param failure why, or empty if it ended in order (end of stream, or our close)
     */
    void closed(Optional<IOException> failure);
}
