package wormhole.cli.ssh;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SecureDirectoryStream;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import wormhole.cli.failure.Failure;
import wormhole.cli.terminal.Escaping;
import wormhole.filetransfer.ssh.PublicKey;

/**
 * The file {@code .ssh/authorized_keys} of an account. Nothing is followed or overwritten that somebody else could have put
 * there, which matters most when the superuser adds to another account's: every step begins at an open directory, no symbolic
 * link is followed below the home directory, and what others own or may write to is left alone, as sshd would ignore it too.
 */
public final class AuthorizedKeys {
    private static final Path DIRECTORY = Path.of(".ssh");
    private static final Path FILE = Path.of("authorized_keys");
    private static final Set<PosixFilePermission> FOR_OWNER = PosixFilePermissions.fromString("rwx------");

    private final Path home;

    /**
     * The file of an account.
     *
     * @param home the account's home directory
     */
    public AuthorizedKeys(Path home) {
        this.home = home;
    }

    /**
     * Where it is.
     *
     * @return below the home directory
     */
    public Path path() {
        return directory().resolve(FILE);
    }

    /**
     * Where it is, for people.
     *
     * @return fit for a terminal
     */
    public String shown() {
        return shown(path());
    }

    private Path directory() {
        return home.resolve(DIRECTORY);
    }

    /**
     * Whether a key can be added, as far as that can be told before.
     *
     * @return what is not there and will be made, in the reference's words, a line each
     * @throws Failure it cannot
     */
    public List<String> check() throws Failure {
        var notes = new ArrayList<String>();
        try (var opened = open()) {
            var owner = ownerOf(opened);
            if (look(opened, DIRECTORY, directory(), owner).isEmpty()) {
                notes.add("Note: '" + shown() + "' not found; will be created");
                notes.add("      '" + shown(directory()) + "' doesn't exist either");
                return notes;
            }
            try (var inside = opened.newDirectoryStream(DIRECTORY, LinkOption.NOFOLLOW_LINKS)) {
                if (look(inside, FILE, path(), owner).isEmpty()) {
                    notes.add("Note: '" + shown() + "' not found; will be created");
                } else {
                    new KeyList(inside, FILE).checkWritable();
                }
            }
        } catch (IOException e) {
            throw failure(e);
        }
        return notes;
    }

    /**
     * Adds a key, durably and as a whole line, unless it is there.
     *
     * @param key checked
     * @return whether it was not there
     * @throws Failure it cannot be added; the file is as it was
     */
    public boolean add(PublicKey key) throws Failure {
        try (var opened = open()) {
            var owner = ownerOf(opened);
            var isNew = makeDirectory();
            if (!isNew) {
                look(opened, DIRECTORY, directory(), owner);
            }
            try (var inside = opened.newDirectoryStream(DIRECTORY, LinkOption.NOFOLLOW_LINKS)) {
                if (isNew) {
                    give(inside.getFileAttributeView(PosixFileAttributeView.class), owner);
                }
                return add(inside, owner, key);
            }
        } catch (IOException e) {
            throw failure(e);
        }
    }

    private boolean add(SecureDirectoryStream<Path> inside, PosixFileAttributes owner, PublicKey key)
            throws IOException, Failure {
        var list = new KeyList(inside, FILE);
        if (list.create()) {
            give(inside.getFileAttributeView(FILE, PosixFileAttributeView.class, LinkOption.NOFOLLOW_LINKS), owner);
        } else {
            look(inside, FILE, path(), owner);
        }
        return list.add(key);
    }

    private SecureDirectoryStream<Path> open() throws IOException, Failure {
        var stream = Files.newDirectoryStream(home);
        if (stream instanceof SecureDirectoryStream<Path> secure) {
            return secure;
        }
        stream.close();
        throw new Failure("this system does not let '" + shown() + "' be changed safely", "Add the key by hand.");
    }

    private static PosixFileAttributes ownerOf(SecureDirectoryStream<Path> opened) throws IOException {
        return opened.getFileAttributeView(PosixFileAttributeView.class).readAttributes();
    }

    // Whether somebody else could have planted it. Empty if it is not there.
    private static Optional<PosixFileAttributes> look(
            SecureDirectoryStream<Path> in, Path name, Path whole, PosixFileAttributes owner)
            throws IOException, Failure {
        PosixFileAttributes found;
        try {
            found = in.getFileAttributeView(name, PosixFileAttributeView.class, LinkOption.NOFOLLOW_LINKS)
                    .readAttributes();
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
        var expected = name.equals(DIRECTORY) ? found.isDirectory() : found.isRegularFile();
        refuseIf(found.isSymbolicLink(), whole, "is a symbolic link, which is not followed");
        refuseIf(!expected, whole, "is not what it should be");
        refuseIf(!found.owner().equals(owner.owner()), whole, "belongs to another account");
        refuseIf(isWritableByOthers(found), whole, "can be written to by others, so that sshd ignores it");
        return Optional.of(found);
    }

    private static boolean isWritableByOthers(PosixFileAttributes found) {
        return found.permissions().contains(PosixFilePermission.GROUP_WRITE)
                || found.permissions().contains(PosixFilePermission.OTHERS_WRITE);
    }

    private static void refuseIf(boolean wrong, Path which, String why) throws Failure {
        if (wrong) {
            throw new Failure(
                    "'" + shown(which) + "' " + why, "Nothing was added. Put it right, or add the key by hand.");
        }
    }

    private boolean makeDirectory() throws IOException {
        try {
            Files.createDirectory(directory(), PosixFilePermissions.asFileAttribute(FOR_OWNER));
            return true;
        } catch (FileAlreadyExistsException e) {
            // Then whose it is must be looked at.
            return false;
        }
    }

    // Made by the superuser in somebody else's home.
    private static void give(PosixFileAttributeView made, PosixFileAttributes owner) throws IOException {
        var now = made.readAttributes();
        if (!now.owner().equals(owner.owner())) {
            made.setGroup(owner.group());
            made.setOwner(owner.owner());
        }
    }

    private Failure failure(IOException e) {
        if (e instanceof AccessDeniedException) {
            return new Failure("No write permission on '" + shown() + "'", "Nothing was added.");
        } else if (e instanceof NoSuchFileException) {
            return new Failure("there is no home directory '" + shown(home) + "'", "Nothing was added.");
        }
        return new Failure(
                "'" + shown() + "' cannot be written to: " + Escaping.line(String.valueOf(e.getMessage()), 300),
                "Nothing was added.");
    }

    private static String shown(Path path) {
        return Escaping.path(path);
    }
}
