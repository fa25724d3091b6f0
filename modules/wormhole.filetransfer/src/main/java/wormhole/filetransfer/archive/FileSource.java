package wormhole.filetransfer.archive;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import wormhole.filetransfer.name.Names;

/** A file, or a block device as if it were one. */
final class FileSource implements Source {
    private static final int BUFFER_BYTES = 256 * 1024;

    private final String offeredName;
    private final Path file;
    private final FileFacts facts;
    private final long size;

    private FileSource(String offeredName, Path file, FileFacts facts, long size) {
        this.offeredName = offeredName;
        this.file = file;
        this.facts = facts;
        this.size = size;
    }

    static FileSource ofFile(String offeredName, Path file, FileFacts facts) throws IOException {
        try (var channel = FileChannel.open(file, StandardOpenOption.READ)) {
            if (channel.size() == 0 && hasByteAt(channel, 0, ByteBuffer.allocate(1))) {
                throw LocalFiles.notSendable(
                        Names.shown(offeredName), "the system does not tell its size", "Send a copy of it.");
            }
            return new FileSource(offeredName, file, facts, channel.size());
        }
    }

    static FileSource ofBlockDevice(String offeredName, Path device, FileFacts facts) throws IOException {
        try (var channel = FileChannel.open(device, StandardOpenOption.READ)) {
            var told = channel.size();
            return new FileSource(offeredName, device, facts, told > 0 ? told : sizeBySeeking(channel));
        }
    }

    /** Where reading begins to fail: for devices whose size the system does not tell. */
    static long sizeBySeeking(FileChannel channel) throws IOException {
        var one = ByteBuffer.allocate(1);
        long beyond = 1;
        while (hasByteAt(channel, beyond - 1, one) && beyond < Long.MAX_VALUE / 2) {
            beyond *= 2;
        }
        long within = 0;
        var end = beyond;
        while (within < end) {
            var middle = within + (end - within) / 2;
            if (hasByteAt(channel, middle, one)) {
                within = middle + 1;
            } else {
                end = middle;
            }
        }
        return within;
    }

    private static boolean hasByteAt(FileChannel channel, long position, ByteBuffer one) throws IOException {
        return channel.read(one.clear(), position) == 1;
    }

    @Override
    public String offeredName() {
        return offeredName;
    }

    @Override
    public boolean isDirectory() {
        return false;
    }

    @Override
    public long bytesOnWire() {
        return size;
    }

    @Override
    public long contentBytes() {
        return size;
    }

    @Override
    public long entries() {
        return 1;
    }

    @Override
    public List<String> skipped() {
        return List.of();
    }

    @Override
    public void writeTo(WritableByteChannel sink, Cancel cancel) throws IOException {
        var buffer = ByteBuffer.allocateDirect(BUFFER_BYTES);
        try (var channel = open()) {
            checkUnchanged();
            for (var left = size; left > 0; left -= buffer.limit()) {
                fill(channel, buffer, left);
                if (left == buffer.limit()) {
                    // Before the last piece: the peer must not take what changed for complete.
                    checkUnchanged();
                }
                cancel.check();
                while (buffer.hasRemaining()) {
                    sink.write(buffer);
                }
            }
        } catch (NoSuchFileException e) {
            throw LocalFiles.changed(Names.shown(offeredName));
        }
    }

    // Looked at before too: opening a pipe that has taken its place would wait for somebody who writes to it.
    private FileChannel open() throws IOException {
        checkUnchanged();
        return FileChannel.open(file, StandardOpenOption.READ);
    }

    private void fill(FileChannel channel, ByteBuffer buffer, long left) throws IOException {
        buffer.clear().limit((int) Math.min(BUFFER_BYTES, left));
        while (buffer.hasRemaining()) {
            if (channel.read(buffer) < 0) {
                throw LocalFiles.changed(Names.shown(offeredName));
            }
        }
        buffer.flip();
    }

    private void checkUnchanged() throws IOException {
        if (facts.isRegular() && !facts.isSameContentAs(FileFacts.of(file))) {
            throw LocalFiles.changed(Names.shown(offeredName));
        }
    }
}
