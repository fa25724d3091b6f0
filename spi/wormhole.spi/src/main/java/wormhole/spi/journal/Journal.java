package wormhole.spi.journal;

import java.io.IOException;
import java.util.Optional;

/** Keeps the newest checkpoint of one wormhole through crashes. Used by one thread at a time. */
public interface Journal extends AutoCloseable {
    /**
     * The newest checkpoint that was saved whole.
     *
     * @return empty for a new journal
     * @throws IOException it cannot be read, or what is there was altered
     */
    Optional<Checkpoint> latest() throws IOException;

    /**
     * Replaces the checkpoint. When it returns, the checkpoint survives a crash of the process and of the machine; when it
     * does not return, the one before it is still there whole.
     *
     * @param checkpoint what to keep
     * @throws IOException it was not saved; the wormhole then ends rather than go on unsaved
     */
    void save(Checkpoint checkpoint) throws IOException;

    /**
     * Forgets everything, when the wormhole has ended.
     *
     * @throws IOException something may be left
     */
    void erase() throws IOException;

    @Override
    void close() throws IOException;
}
