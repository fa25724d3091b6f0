package wormhole.spi.stream;

import java.util.concurrent.Executor;

/**
 * A listening place. All its callbacks and those of the streams it accepted come from one thread, so a server that does
 * all its work in them needs no locks.
 */
public interface Listening extends AutoCloseable {
    /**
     * Where it listens.
     *
     * @return with the port that was chosen
     */
    HostPort address();

    /**
     * Runs tasks on the thread of the callbacks, in order, soon.
     *
     * @return an executor; after {@link #close} and the end of its last stream it refuses tasks by {@link
     *     java.util.concurrent.RejectedExecutionException}
     */
    Executor executor();

    /** Stops listening. Streams already accepted go on. Closing twice is harmless. */
    @Override
    void close();
}
