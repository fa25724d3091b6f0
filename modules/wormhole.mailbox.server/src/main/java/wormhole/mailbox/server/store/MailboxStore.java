package wormhole.mailbox.server.store;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import wormhole.mailbox.server.hub.Change;
import wormhole.mailbox.server.hub.HubState;

/**
 * Keeps what a hub must not forget. {@link #append} is called from one thread; nothing that depends on a change may be
 * told to anybody before {@link #durable} has reached it.
 */
public interface MailboxStore extends AutoCloseable {
    /** Hears how far the store has come. Called on any thread, must not block. */
    interface Progress {
        /** {@link #durable} has grown. */
        void advanced();

        /**
         * Nothing more can be stored. What was appended and is not durable is lost; the last call.
         *
         * @param cause why, naming the file
         */
        void failed(IOException cause);
    }

    /**
     * What is stored. Call it once, before anything else.
     *
     * @param progress what to tell afterwards
     * @return the state as of the last durable change; the caller's own
     * @throws IOException it cannot be read; the text names the file and says what to do
     */
    HubState load(Progress progress) throws IOException;

    /**
     * Takes changes that belong together: after a crash all of them are there or none.
     *
     * @param changes at least one
     * @return the position to wait for
     */
    long append(List<Change> changes);

    /**
     * How much of what was appended survives a crash.
     *
     * @return a position; every append that answered it or less is durable
     */
    long durable();

    /**
     * How much was appended and is not durable, which takes memory.
     *
     * @return bytes
     */
    long backlog();

    /** Makes everything durable and lets go of the file. */
    @Override
    void close();

    /**
     * A store by its address.
     *
     * @param address {@code memory:}, or {@code file:} and a path
     * @return not loaded yet
     * @throws IllegalArgumentException it is neither
     */
    static MailboxStore at(String address) {
        if (address.equals("memory:")) {
            return new MemoryStore();
        }
        var path = address.startsWith("file:") ? address.substring("file:".length()) : "";
        path = path.startsWith("///") ? path.substring(2) : path;
        if (path.isEmpty()) {
            throw new IllegalArgumentException("a store is memory: or file:PATH");
        }
        return new FileStore(Path.of(path));
    }
}
