package wormhole.mailbox.server.store;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.function.Consumer;
import wormhole.mailbox.server.hub.Change;
import wormhole.mailbox.server.hub.HubState;
import wormhole.server.PrivateFile;

/**
 * The file: 16 bytes that say what it is, then records, each {@code length (4 bytes), CRC-32C of length and payload (4
 * bytes), payload}, all big-endian. A record holds changes that belong together. Reading them in order from the start
 * makes the state.
 */
final class LogFile implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger("wormhole.mailbox.server");
    private static final byte[] MAGIC = "wormhole-mbox 1\n".getBytes(StandardCharsets.US_ASCII);
    private static final int MAX_RECORD = 256 << 20;
    private static final int SNAPSHOT_RECORD = 64 * 1024;

    private final Path path;
    private FileChannel channel;
    private long size;

    private LogFile(Path path, FileChannel channel) {
        this.path = path;
        this.channel = channel;
    }

    /**
     * Opens the file, or makes it, and reads it into the state. What a crash left half-written at the end is cut off and
     * kept beside it.
     */
    static LogFile open(Path path, HubState state) throws IOException {
        if (!Files.exists(path) || Files.size(path) == 0) {
            write(path, new HubState());
        }
        var file = new LogFile(path, channel(path));
        try {
            file.read(state);
            return file;
        } catch (IOException | RuntimeException e) {
            file.close();
            throw e;
        }
    }

    long size() {
        return size;
    }

    void append(ByteBuffer records) throws IOException {
        size += records.remaining();
        while (records.hasRemaining()) {
            channel.write(records);
        }
    }

    void force() throws IOException {
        channel.force(false);
    }

    /** Writes the state of all records into a new file, which then takes the place of this one. */
    void compact() throws IOException {
        var state = new HubState();
        channel.position(0);
        read(state);
        write(path, state);
        channel.close();
        channel = channel(path);
        size = channel.size();
        channel.position(size);
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }

    private static FileChannel channel(Path path) throws IOException {
        return FileChannel.open(path, StandardOpenOption.READ, StandardOpenOption.WRITE);
    }

    private void read(HubState state) throws IOException {
        var in = new DataInputStream(new BufferedInputStream(Channels.newInputStream(channel), 1 << 16));
        if (!Arrays.equals(in.readNBytes(MAGIC.length), MAGIC)) {
            throw new IOException(path + " is not a mailbox store of this version; it is left as it is");
        }
        size = MAGIC.length;
        var total = channel.size();
        for (var length = record(in, total, state::apply); length > 0; length = record(in, total, state::apply)) {
            size += length;
        }
        if (size < total) {
            cut(total);
        }
        channel.position(size);
    }

    /** The bytes the next record takes, or 0 if there is none. */
    private long record(DataInputStream in, long total, Consumer<Change> out) throws IOException {
        try {
            var length = in.readInt();
            var checksum = in.readInt();
            if (length <= 0 || length > MAX_RECORD || length > total - size - ByteSink.HEAD) {
                return 0;
            }
            var payload = new byte[length];
            in.readFully(payload);
            if (ByteSink.checksum(length, payload, 0) != checksum) {
                return 0;
            }
            ChangeReader.read(ByteBuffer.wrap(payload), out);
            return ByteSink.HEAD + (long) length;
        } catch (EOFException e) {
            return 0;
        }
    }

    private void cut(long total) throws IOException {
        var rest = sibling(path, ".damaged");
        try (var out = PrivateFile.open(
                rest, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING)) {
            for (var done = size; done < total; ) {
                done += channel.transferTo(done, total - done, out);
            }
            out.force(true);
        }
        channel.truncate(size);
        channel.force(true);
        LOG.log(
                System.Logger.Level.WARNING,
                "{0}: cut {1} damaged bytes off the end and kept them in {2}",
                path,
                Long.toString(total - size),
                rest);
    }

    private static void write(Path path, HubState state) throws IOException {
        var fresh = sibling(path, ".new");
        try (var out = PrivateFile.open(
                fresh, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING)) {
            var snapshot = new Snapshot(out);
            snapshot.sink.put(MAGIC);
            state.describe(snapshot);
            snapshot.finish();
            out.force(true);
        }
        Files.move(fresh, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        forceDirectory(path);
    }

    private static Path sibling(Path path, String suffix) {
        return path.resolveSibling(path.getFileName() + suffix);
    }

    private static void forceDirectory(Path path) {
        var parent = path.toAbsolutePath().getParent();
        if (parent == null) {
            return;
        }
        try (var directory = FileChannel.open(parent, StandardOpenOption.READ)) {
            directory.force(true);
        } catch (IOException e) {
            // Not every system lets a directory be opened; there the move itself is all there is.
            LOG.log(System.Logger.Level.DEBUG, "cannot sync a directory");
        }
    }

    private static final class Snapshot implements Consumer<Change> {
        private final ByteSink sink = new ByteSink();
        private final ChangeWriter writer = new ChangeWriter(sink);
        private final FileChannel out;
        private boolean begun;

        Snapshot(FileChannel out) {
            this.out = out;
        }

        @Override
        public void accept(Change change) {
            if (!begun) {
                sink.beginRecord();
                begun = true;
            }
            change.accept(writer);
            if (sink.recordSize() > SNAPSHOT_RECORD) {
                flush();
            }
        }

        private void flush() {
            if (begun) {
                sink.endRecord();
                begun = false;
            }
            try {
                for (var data = sink.buffer(); data.hasRemaining(); ) {
                    out.write(data);
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            sink.clear();
        }

        void finish() throws IOException {
            try {
                flush();
            } catch (UncheckedIOException e) {
                throw e.getCause();
            }
        }
    }
}
