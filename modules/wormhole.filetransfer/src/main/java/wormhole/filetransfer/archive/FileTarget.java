package wormhole.filetransfer.archive;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.Set;
import wormhole.api.error.TransferException;
import wormhole.filetransfer.error.LocalFileException;
import wormhole.filetransfer.error.TransferMismatchException;

/** A file that is received: for its owner alone until it is complete. Long runs of zeros become holes where the system has them. */
final class FileTarget implements Target {
    private static final int SHORTEST_HOLE = 64 << 10;

    private final Placement placement;
    private final long size;
    private final Path partial;
    private final FileChannel channel;
    private long written;
    private boolean endsInHole;

    private FileTarget(Placement placement, long size, Path partial, FileChannel channel) {
        this.placement = placement;
        this.size = size;
        this.partial = partial;
        this.channel = channel;
    }

    static FileTarget open(Placement placement, long size) throws TransferException {
        placement.check(true);
        FreeSpace.check(placement, size);
        var ownerOnly = Partial.ownerOnly(placement.directory(), UnixMode.OWNER_FILE);
        var options = Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS);
        return Partial.make(
                placement.directory(),
                placement.name(),
                path -> new FileTarget(placement, size, path, FileChannel.open(path, options, ownerOnly)));
    }

    @Override
    public void write(ByteBuffer bytes) throws IOException {
        if (bytes.remaining() > size - written) {
            throw new TransferMismatchException("more bytes came than were offered");
        }
        if (!bytes.hasRemaining()) {
            // Also what ends in a hole still does.
            return;
        }
        written += bytes.remaining();
        endsInHole = isHole(bytes);
        try {
            if (endsInHole) {
                bytes.position(bytes.limit());
                channel.position(written);
            }
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
        } catch (IOException e) {
            throw LocalFiles.notStorable(placement.name(), e);
        }
    }

    // All bytes are the first, which is zero.
    private static boolean isHole(ByteBuffer bytes) {
        var length = bytes.remaining();
        var start = bytes.position();
        return length >= SHORTEST_HOLE
                && bytes.get(start) == 0
                && bytes.slice(start, length - 1).mismatch(bytes.slice(start + 1, length - 1)) < 0;
    }

    @Override
    public void syncEarly() {
        try {
            channel.force(false);
        } catch (IOException e) {
            // It is done again at the end, where it counts.
        }
    }

    // A hole at the end has no length until something stands behind it.
    private void endHole() throws IOException {
        if (endsInHole) {
            endsInHole = false;
            channel.write(ByteBuffer.allocate(1), written - 1);
        }
    }

    @Override
    public Path commit() throws IOException {
        if (written != size) {
            throw new TransferMismatchException("fewer bytes came than were offered");
        }
        try {
            endHole();
            channel.force(true);
            channel.close();
            if (UnixMode.isKnownAt(partial)) {
                UnixMode.set(partial, Umask.modeOfNewFiles());
            }
            return placement.moveFile(partial);
        } catch (LocalFileException e) {
            throw e;
        } catch (IOException e) {
            throw LocalFiles.notStorable(placement.name(), e);
        }
    }

    @Override
    public Optional<Path> keepPartial() {
        close();
        if (written == 0) {
            discard();
            return Optional.empty();
        }
        return Files.isRegularFile(partial, LinkOption.NOFOLLOW_LINKS) ? Optional.of(partial) : Optional.empty();
    }

    @Override
    public void discard() {
        close();
        try {
            Files.deleteIfExists(partial);
        } catch (IOException e) {
            // It stays, for its owner alone; there is nobody to tell.
        }
    }

    private void close() {
        try (channel) {
            endHole();
        } catch (IOException e) {
            // What was written is as good as it gets.
        }
    }
}
