package wormhole.filetransfer.archive;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.Optional;

/**
 * What {@code stat} says.
 *
 * @param mode type and permissions; the ordinary ones where there are none
 * @param size in bytes
 * @param modified milliseconds since 1970
 * @param key device and number of the file, where there are such
 */
record FileFacts(int mode, long size, long modified, Optional<Object> key) {
    private static final int ORDINARY_FILE = UnixMode.REGULAR | 0644;
    private static final int ORDINARY_DIRECTORY = UnixMode.DIRECTORY | 0755;

    static FileFacts of(Path path, LinkOption... options) throws IOException {
        return path.getFileSystem().supportedFileAttributeViews().contains("unix")
                ? unix(path, options)
                : basic(Files.readAttributes(path, BasicFileAttributes.class, options));
    }

    private static FileFacts unix(Path path, LinkOption... options) throws IOException {
        var all = Files.readAttributes(path, "unix:mode,size,lastModifiedTime,fileKey", options);
        return new FileFacts(
                (Integer) all.get("mode"),
                (Long) all.get("size"),
                ((FileTime) all.get("lastModifiedTime")).toMillis(),
                Optional.ofNullable(all.get("fileKey")));
    }

    private static FileFacts basic(BasicFileAttributes all) {
        var mode = all.isRegularFile() ? ORDINARY_FILE : all.isDirectory() ? ORDINARY_DIRECTORY : 0;
        return new FileFacts(mode, all.size(), all.lastModifiedTime().toMillis(), Optional.ofNullable(all.fileKey()));
    }

    boolean isRegular() {
        return (mode & UnixMode.TYPE) == UnixMode.REGULAR;
    }

    boolean isDirectory() {
        return (mode & UnixMode.TYPE) == UnixMode.DIRECTORY;
    }

    boolean isBlockDevice() {
        return (mode & UnixMode.TYPE) == UnixMode.BLOCK_DEVICE;
    }

    /** Whether nobody has written to it in between, as far as can be seen. */
    boolean isSameContentAs(FileFacts later) {
        return size == later.size
                && modified == later.modified
                && (mode & UnixMode.TYPE) == (later.mode & UnixMode.TYPE);
    }
}
