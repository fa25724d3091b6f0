package wormhole.filetransfer.archive;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.zip.CRC32;
import wormhole.filetransfer.name.Names;
import wormhole.filetransfer.offer.Symlinks;
import wormhole.filetransfer.zip.ArchiveSize;
import wormhole.filetransfer.zip.EntryList;
import wormhole.filetransfer.zip.ZipWriter;

/**
 * A directory, written as an archive while it is read. Names, sizes and modes are taken before, so that the size of the archive
 * is known; an archive of stored entries has the size that the reference computes for it.
 */
final class DirectorySource implements Source {
    private final String offeredName;
    private final EntryList entries;
    private final List<String> skipped;
    private final Function<String, Path> whereIs;
    private final Set<OpenOption> open;
    private final ArchiveSize size;

    DirectorySource(String offeredName, TreeWalk walk, Function<String, Path> whereIs, Symlinks symlinks) {
        this.offeredName = offeredName;
        this.entries = walk.entries();
        this.skipped = walk.skipped();
        this.whereIs = whereIs;
        this.open = symlinks == Symlinks.FOLLOW
                ? Set.of(StandardOpenOption.READ)
                : Set.of(StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS);
        this.size = ArchiveSize.of(entries);
    }

    @Override
    public String offeredName() {
        return offeredName;
    }

    @Override
    public boolean isDirectory() {
        return true;
    }

    @Override
    public long bytesOnWire() {
        return size.archive();
    }

    @Override
    public long contentBytes() {
        return size.content();
    }

    @Override
    public long entries() {
        return size.files();
    }

    @Override
    public List<String> skipped() {
        return skipped;
    }

    @Override
    public void writeTo(WritableByteChannel sink, Cancel cancel) throws IOException {
        var writer = new ZipWriter(bytes -> {
            cancel.check();
            while (bytes.hasRemaining()) {
                sink.write(bytes);
            }
        });
        for (var entry = entries.cursor(); entry.next(); ) {
            writer.local(entry);
            if (!entry.isDirectory()) {
                content(entry, writer);
                writer.descriptor(entry);
            }
        }
        writer.directory(entries);
    }

    private void content(EntryList.Cursor entry, ZipWriter writer) throws IOException {
        var file = whereIs.apply(entry.text());
        var crc = new CRC32();
        try (var channel = open(entry, file)) {
            checkUnchanged(entry, file);
            copy(channel, entry, writer, crc);
            checkUnchanged(entry, file);
        } catch (NoSuchFileException e) {
            throw LocalFiles.changed(Names.shown(entry.text()));
        }
        entry.checksum((int) crc.getValue());
    }

    // Looked at before too: opening a pipe that has taken its place would wait for somebody who writes to it.
    private FileChannel open(EntryList.Cursor entry, Path file) throws IOException {
        checkUnchanged(entry, file);
        return FileChannel.open(file, open);
    }

    private static void copy(FileChannel channel, EntryList.Cursor entry, ZipWriter writer, CRC32 crc)
            throws IOException {
        for (var left = entry.size(); left > 0; ) {
            var room = writer.room();
            var start = room.position();
            room.limit((int) Math.min(room.capacity(), start + left));
            var got = channel.read(room);
            room.limit(room.capacity());
            if (got < 0) {
                throw LocalFiles.changed(Names.shown(entry.text()));
            }
            crc.update(room.duplicate().flip().position(start));
            left -= got;
        }
    }

    private static void checkUnchanged(EntryList.Cursor entry, Path file) throws IOException {
        var now = FileFacts.of(file);
        if (!now.isRegular() || now.size() != entry.size() || now.modified() != entry.modified()) {
            throw LocalFiles.changed(Names.shown(entry.text()));
        }
    }
}
