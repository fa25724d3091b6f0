package wormhole.filetransfer.archive;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import wormhole.filetransfer.error.TransferMismatchException;
import wormhole.filetransfer.zip.ArchiveSink;
import wormhole.filetransfer.zip.EntryName;

/**
 * Makes the files of an archive in a fresh directory that only its owner can enter. Nothing that exists is opened or replaced,
 * so nothing in an archive can reach out of it or at another entry.
 */
final class Unpacking implements ArchiveSink, AutoCloseable {
    // Directories are not announced; these are more than any tree that people send needs.
    private static final long MORE_DIRECTORIES = 20_000;
    private static final long MOST_COUNTED = 1L << 40;

    private final Path root;
    private final long maxBytes;
    private final long maxFiles;
    private long bytes;
    private long files;
    private long directories;
    private Path lastParent;
    private @Nullable FileChannel open;

    /**
     * Into a directory.
     *
     * @param root empty, and ours alone
     * @param maxBytes what all files may hold together
     * @param maxFiles how many there may be
     */
    Unpacking(Path root, long maxBytes, long maxFiles) {
        this.root = root;
        this.maxBytes = maxBytes;
        this.maxFiles = maxFiles;
        this.lastParent = root;
    }

    @Override
    public void begin(EntryName name, long announced) throws IOException {
        if (announced > maxBytes - bytes) {
            throw tooMuch("bytes");
        } else if (name.isDirectory()) {
            makeDirectories(name, name.components().size());
        } else {
            files++;
            if (files > maxFiles) {
                throw tooMuch("files");
            }
            makeFile(name);
        }
    }

    private void makeFile(EntryName name) throws IOException {
        var parent = makeDirectories(name, name.components().size() - 1);
        var last = name.components().get(name.components().size() - 1);
        try {
            open = FileChannel.open(
                    parent.resolve(last),
                    Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS));
        } catch (FileAlreadyExistsException e) {
            throw new TransferMismatchException(
                    "the archive has two entries of one name, as this file system sees it: " + name.shown());
        }
    }

    private Path makeDirectories(EntryName name, int depth) throws IOException {
        var directory = root;
        for (var component : name.components().subList(0, depth)) {
            directory = directory.resolve(component);
        }
        if (!directory.equals(lastParent)) {
            makeEach(name, depth);
            lastParent = directory;
        }
        return directory;
    }

    private void makeEach(EntryName name, int depth) throws IOException {
        var directory = root;
        for (var component : name.components().subList(0, depth)) {
            directory = directory.resolve(component);
            try {
                Files.createDirectory(directory);
                directories++;
            } catch (FileAlreadyExistsException e) {
                checkIsThatDirectory(directory, name);
            }
        }
        if (directories > MORE_DIRECTORIES + 4 * Math.min(maxFiles, MOST_COUNTED)) {
            throw tooMuch("directories");
        }
    }

    // A file may be there, or, where case does not count, a directory of another name.
    private static void checkIsThatDirectory(Path directory, EntryName name) throws IOException {
        if (!Files.isDirectory(directory, LinkOption.NOFOLLOW_LINKS)) {
            throw new TransferMismatchException("the archive has a file and a directory of one name: " + name.shown());
        } else if (!directory
                .toRealPath(LinkOption.NOFOLLOW_LINKS)
                .getFileName()
                .equals(directory.getFileName())) {
            throw new TransferMismatchException(
                    "the archive has two directories of one name, as this file system sees it: " + name.shown());
        }
    }

    @Override
    public void write(ByteBuffer content) throws IOException {
        if (content.remaining() > maxBytes - bytes) {
            throw tooMuch("bytes");
        } else if (open == null) {
            throw new TransferMismatchException("the archive has a directory with content");
        }
        bytes += content.remaining();
        while (content.hasRemaining()) {
            open.write(content);
        }
    }

    @Override
    public void end() throws IOException {
        close();
    }

    @Override
    public void mode(EntryName name, int mode) throws IOException {
        var type = mode & UnixMode.TYPE;
        if (type != 0 && type != (name.isDirectory() ? UnixMode.DIRECTORY : UnixMode.REGULAR)) {
            throw new TransferMismatchException(
                    "the archive has a link, a device or something else that is no file: " + name.shown());
        }
        if (mode != 0) {
            var path = root.resolve(String.join("/", name.components()));
            UnixMode.set(path, name.isDirectory() ? ofDirectory(mode) : ofFile(mode));
        }
    }

    private static int ofDirectory(int mode) {
        return mode & UnixMode.PERMISSIONS | UnixMode.OWNER_DIRECTORY;
    }

    // Read-only is meant; what its own owner cannot read is not.
    private static int ofFile(int mode) {
        var permissions = mode & UnixMode.PERMISSIONS;
        return (permissions & UnixMode.OWNER_READ) == 0 ? permissions | UnixMode.OWNER_FILE : permissions;
    }

    @Override
    public void close() throws IOException {
        if (open != null) {
            var closing = Objects.requireNonNull(open);
            open = null;
            closing.close();
        }
    }

    private static TransferMismatchException tooMuch(String what) {
        return new TransferMismatchException("the archive holds more " + what + " than was offered");
    }
}
