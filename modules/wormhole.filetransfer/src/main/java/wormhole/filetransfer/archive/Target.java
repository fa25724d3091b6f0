package wormhole.filetransfer.archive;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Where what is received goes. Nothing stands under the final name before {@link #commit}. Exactly one of {@link #commit},
 * {@link #keepPartial} and {@link #discard} ends it; after a failed commit, one of the other two. For one thread at a time.
 */
public interface Target {
    /**
     * Takes the next bytes.
     *
     * @param bytes from position to limit; all are taken
     * @throws IOException they cannot be written, or are not what was offered: more bytes, more entries, names that lead
     *     elsewhere
     */
    void write(ByteBuffer bytes) throws IOException;

    /**
     * Has what was written so far put on the disk, so that {@link #commit} need not wait for all of it. Does nothing where that
     * does not help. Unlike the others it may be called beside {@link #write}, by another thread.
     */
    default void syncEarly() {}

    /**
     * Everything has come and is what it should be: checks what can only be checked now, syncs, and moves it under its name.
     *
     * @return where it is
     * @throws IOException it cannot be moved there, or is incomplete
     */
    Path commit() throws IOException;

    /**
     * Ends without the rest and keeps what came, if it is of use.
     *
     * @return where it is; empty if nothing was kept
     */
    Optional<Path> keepPartial();

    /** Ends and leaves nothing. */
    void discard();
}
