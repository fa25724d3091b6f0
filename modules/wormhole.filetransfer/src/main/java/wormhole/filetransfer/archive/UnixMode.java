package wormhole.filetransfer.archive;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.util.EnumSet;
import java.util.Set;

/** Unix file modes, as {@code stat} and the external attributes of zip entries have them. */
final class UnixMode {
    static final int TYPE = 0170000;
    static final int REGULAR = 0100000;
    static final int DIRECTORY = 0040000;
    static final int BLOCK_DEVICE = 0060000;
    static final int PERMISSIONS = 0777;
    static final int OWNER_READ = 0400;
    static final int OWNER_FILE = 0600;
    static final int OWNER_DIRECTORY = 0700;

    private static final PosixFilePermission[] FROM_OTHERS_EXECUTE = {
        PosixFilePermission.OTHERS_EXECUTE, PosixFilePermission.OTHERS_WRITE, PosixFilePermission.OTHERS_READ,
        PosixFilePermission.GROUP_EXECUTE, PosixFilePermission.GROUP_WRITE, PosixFilePermission.GROUP_READ,
        PosixFilePermission.OWNER_EXECUTE, PosixFilePermission.OWNER_WRITE, PosixFilePermission.OWNER_READ
    };

    private UnixMode() {}

    /** Whether files there have Unix modes. */
    static boolean isKnownAt(Path path) {
        return path.getFileSystem().supportedFileAttributeViews().contains("posix");
    }

    static Set<PosixFilePermission> permissions(int mode) {
        var permissions = EnumSet.noneOf(PosixFilePermission.class);
        for (var bit = 0; bit < FROM_OTHERS_EXECUTE.length; bit++) {
            if ((mode & 1 << bit) != 0) {
                permissions.add(FROM_OTHERS_EXECUTE[bit]);
            }
        }
        return permissions;
    }

    /** Sets the permission bits, where there are such; never follows a link. */
    static void set(Path path, int mode) throws IOException {
        if (isKnownAt(path)) {
            // A path of our own, which is no link: setting modes through a link's own name is not possible on Linux.
            if (Files.isSymbolicLink(path)) {
                throw new IOException("a link where a file was made");
            }
            Files.getFileAttributeView(path, PosixFileAttributeView.class).setPermissions(permissions(mode));
        }
    }

    /** The mode of what stands there, links not followed; the ordinary ones where there are no modes. */
    static int of(Path path, LinkOption... options) throws IOException {
        return FileFacts.of(path, options).mode();
    }
}
