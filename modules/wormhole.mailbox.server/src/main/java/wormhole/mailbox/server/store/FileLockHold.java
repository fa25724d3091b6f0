package wormhole.mailbox.server.store;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import wormhole.server.PrivateFile;

/** The right to use a store. The lock is on a file beside it, because compaction puts another file in its place. */
final class FileLockHold implements AutoCloseable {
    private final FileChannel channel;

    private FileLockHold(FileChannel channel) {
        this.channel = channel;
    }

    static FileLockHold of(Path store) throws IOException {
        var channel = PrivateFile.open(
                store.resolveSibling(store.getFileName() + ".lock"),
                StandardOpenOption.CREATE,
                StandardOpenOption.WRITE);
        try {
            if (channel.tryLock() != null) {
                return new FileLockHold(channel);
            }
        } catch (OverlappingFileLockException e) {
            // Another server in this very process has it.
        } catch (IOException e) {
            channel.close();
            throw e;
        }
        channel.close();
        throw new IOException(store + " is in use by another mailbox server");
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
