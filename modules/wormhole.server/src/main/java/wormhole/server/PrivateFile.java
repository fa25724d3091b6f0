package wormhole.server;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/** Files that tell who met whom: nobody but their owner reads them. */
public final class PrivateFile {
    private static final FileAttribute<?> OWNER_ONLY =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));

    private PrivateFile() {}

    /**
     * Opens a file. If that makes it, it gets mode 0600 where files have modes; a file that is there keeps its own.
     *
     * @param path where
     * @param options as for {@link FileChannel#open(Path, OpenOption...)}
     * @return open
     * @throws IOException it cannot be opened or made
     */
    public static FileChannel open(Path path, OpenOption... options) throws IOException {
        var hasModes = path.getFileSystem().supportedFileAttributeViews().contains("posix");
        var attributes = hasModes ? new FileAttribute<?>[] {OWNER_ONLY} : new FileAttribute<?>[0];
        return FileChannel.open(path, Set.of(options), attributes);
    }
}
