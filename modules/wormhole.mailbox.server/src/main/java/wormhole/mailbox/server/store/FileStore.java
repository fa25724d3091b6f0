package wormhole.mailbox.server.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import wormhole.mailbox.server.hub.Change;
import wormhole.mailbox.server.hub.HubState;

/**
 * One file that grows by a record for each append. A thread writes and syncs whatever has come since its last sync: under
 * load many appends share one sync, alone an append waits for one. When the file has grown well beyond what lives, the
 * living is written anew and takes its place.
 */
public final class FileStore implements MailboxStore {
    private static final System.Logger LOG = System.getLogger("wormhole.mailbox.server");
    private static final long COMPACT_FROM = 64L << 20;
    private static final long COMPACT_ON_LOAD = 1L << 20;
    private static final int COMPACT_FACTOR = 4;

    private final Path path;
    private final long compactFrom;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition work = lock.newCondition();

    // Guarded by the lock: what is appended goes into one sink while the other is written.
    private ByteSink filling = new ByteSink();
    private ByteSink writing = new ByteSink();
    private boolean closing;

    private volatile long appended;
    private volatile long durable;
    private volatile boolean failed;

    private @Nullable Open open;

    /** What there is between load and close. */
    private record Open(FileLockHold hold, LogFile file, Progress progress, Thread thread) {}

    /**
     * A store in a file.
     *
     * @param path where; beside it there is a {@code .lock}, at times a {@code .new}, and after damage a {@code .damaged}
     */
    public FileStore(Path path) {
        this(path, COMPACT_FROM);
    }

    FileStore(Path path, long compactFrom) {
        this.path = path;
        this.compactFrom = compactFrom;
    }

    @Override
    public HubState load(Progress progress) throws IOException {
        var hold = FileLockHold.of(path);
        try {
            var state = new HubState();
            var file = LogFile.open(path, state);
            if (file.size() > Math.min(COMPACT_ON_LOAD, compactFrom)) {
                file.compact();
            }
            var thread = new Thread(() -> run(file, progress), "wormhole-store");
            thread.setDaemon(true);
            open = new Open(hold, file, progress, thread);
            thread.start();
            return state;
        } catch (IOException | RuntimeException e) {
            hold.close();
            throw e;
        }
    }

    @Override
    public long append(List<Change> changes) {
        lock.lock();
        try {
            if (!failed && !closing) {
                encode(changes);
                work.signal();
            }
            return appended;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public long durable() {
        return durable;
    }

    @Override
    public long backlog() {
        return appended - durable;
    }

    @Override
    public void close() {
        var closed = open;
        open = null;
        if (closed == null) {
            return;
        }
        lock.lock();
        try {
            closing = true;
            work.signal();
        } finally {
            lock.unlock();
        }
        join(closed.thread);
        try {
            closed.file.close();
            closed.hold.close();
        } catch (IOException e) {
            LOG.log(System.Logger.Level.WARNING, "closing {0} failed: {1}", path, e.getMessage());
        }
    }

    private void encode(List<Change> changes) {
        var before = filling.size();
        var writer = new ChangeWriter(filling);
        filling.beginRecord();
        for (var change : changes) {
            change.accept(writer);
        }
        filling.endRecord();
        appended += filling.size() - before;
    }

    // ---- on the store's own thread

    private void run(LogFile file, Progress progress) {
        var compactAt = compactAt(file);
        try {
            for (var batch = next(); batch.size() > 0; batch = next()) {
                file.append(batch.buffer());
                file.force();
                durable += batch.size();
                batch.clear();
                progress.advanced();
                if (file.size() > compactAt) {
                    file.compact();
                    compactAt = compactAt(file);
                }
            }
        } catch (IOException | UncheckedIOException e) {
            failed = true;
            progress.failed(new IOException("cannot write " + path + ": " + e.getMessage(), e));
        }
    }

    private long compactAt(LogFile file) {
        return Math.max(compactFrom, COMPACT_FACTOR * file.size());
    }

    /** Waits for something to write; empty when the store is closing and all is written. */
    private ByteSink next() {
        lock.lock();
        try {
            while (filling.size() == 0 && !closing) {
                work.awaitUninterruptibly();
            }
            var batch = filling;
            filling = writing;
            writing = batch;
            return batch;
        } finally {
            lock.unlock();
        }
    }

    private static void join(Thread thread) {
        var interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
