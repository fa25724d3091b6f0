package wormhole.filetransfer.archive;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import wormhole.filetransfer.error.LocalFileException;
import wormhole.filetransfer.name.Names;

/** Names for what is not complete: {@code NAME.part}, or {@code NAME.2.part} if an earlier one was left there. */
final class Partial {
    private static final String SUFFIX = ".part";
    private static final int MOST = 1000;

    private Partial() {}

    /** Makes something that must not exist. */
    @FunctionalInterface
    interface Make<T> {
        T make(Path path) throws IOException;
    }

    /**
     * Makes a partial beside where it will go.
     *
     * @throws LocalFileException what has the name is neither a file nor a directory that an earlier transfer can have left
     */
    static <T> T make(Path directory, String name, Make<T> make) throws LocalFileException {
        try {
            for (var number = 1; number <= MOST; number++) {
                var path = directory.resolve(Names.withSuffix(name, (number == 1 ? "" : "." + number) + SUFFIX));
                try {
                    return make.make(path);
                } catch (FileAlreadyExistsException e) {
                    checkLeftover(path);
                }
            }
        } catch (LocalFileException e) {
            throw e;
        } catch (IOException e) {
            throw LocalFiles.notStorable(name, e);
        }
        throw LocalFiles.exhausted(name + SUFFIX);
    }

    private static void checkLeftover(Path path) throws LocalFileException {
        if (!Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS)
                && !Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)) {
            throw LocalFiles.inTheWay(path.getFileName().toString());
        }
    }

    /** For its owner alone, from its first moment on; as the system does it where there are no modes. */
    static FileAttribute<?>[] ownerOnly(Path directory, int mode) {
        return UnixMode.isKnownAt(directory)
                ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(UnixMode.permissions(mode))}
                : new FileAttribute<?>[0];
    }
}
