package wormhole.filetransfer.archive;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import wormhole.api.error.TransferException;
import wormhole.filetransfer.error.LocalFileException;
import wormhole.filetransfer.name.Names;
import wormhole.filetransfer.offer.OnConflict;

/**
 * A name in a directory that something shall get, without anything else losing it. The directory is remembered by what it is,
 * so that another one put in its place is noticed.
 */
final class Placement {
    private static final int MOST_NUMBERS = 10_000;
    private static final int MOST_COMPARED = 100_000;

    private final Path directory;
    private final Optional<Object> identity;
    private final String name;
    private final OnConflict onConflict;

    private Placement(Path directory, Optional<Object> identity, String name, OnConflict onConflict) {
        this.directory = directory;
        this.identity = identity;
        this.name = name;
        this.onConflict = onConflict;
    }

    static Placement of(Path directory, String name, OnConflict onConflict) throws LocalFileException {
        try {
            var real = directory.toRealPath();
            var facts = FileFacts.of(real);
            if (!facts.isDirectory()) {
                throw LocalFiles.inTheWay(directory.toString());
            }
            return new Placement(real, facts.key(), name, onConflict);
        } catch (LocalFileException e) {
            throw e;
        } catch (IOException e) {
            throw LocalFiles.notStorable(name, e);
        }
    }

    Path directory() {
        return directory;
    }

    String name() {
        return name;
    }

    /** @throws LocalFileException the name is taken, and that does not allow another one or replacing */
    void check(boolean replaceable) throws TransferException {
        if (onConflict == OnConflict.RENAME) {
            free(0);
        } else if (onConflict == OnConflict.OVERWRITE) {
            checkReplaceable(replaceable);
        } else if (isTaken(name)) {
            throw LocalFiles.exists(name, isReplaceable(replaceable));
        }
    }

    private void checkReplaceable(boolean byThis) throws LocalFileException {
        if (!isReplaceable(byThis)) {
            throw LocalFiles.inTheWay(name);
        }
    }

    // Nothing there is in nobody's way.
    private boolean isReplaceable(boolean byThis) {
        var there = directory.resolve(name);
        return !Files.exists(there, LinkOption.NOFOLLOW_LINKS)
                || byThis && Files.isRegularFile(there, LinkOption.NOFOLLOW_LINKS);
    }

    /** Gives a file its name; what stands there is replaced only if that was asked for. */
    Path moveFile(Path from) throws IOException {
        checkDirectory();
        if (onConflict == OnConflict.OVERWRITE) {
            checkReplaceable(true);
            return Files.move(from, directory.resolve(name), StandardCopyOption.ATOMIC_MOVE);
        }
        return moveToFree(from, this::linkFile);
    }

    /** Gives a directory its name. Nothing is ever replaced. */
    Path moveDirectory(Path from) throws IOException {
        checkDirectory();
        if (onConflict == OnConflict.OVERWRITE) {
            checkReplaceable(false);
        }
        return moveToFree(from, this::moveOntoReserved);
    }

    @FunctionalInterface
    private interface Move {
        void move(Path from, Path to) throws IOException;
    }

    private Path moveToFree(Path from, Move move) throws IOException {
        for (var number = 0; ; number++) {
            number = onConflict == OnConflict.RENAME ? free(number) : number;
            var to = directory.resolve(number == 0 ? name : Names.numbered(name, number));
            try {
                move.move(from, to);
                sync();
                return to;
            } catch (FileAlreadyExistsException e) {
                if (onConflict != OnConflict.RENAME) {
                    throw LocalFiles.exists(name, isReplaceable(Files.isRegularFile(from)));
                }
            }
        }
    }

    // A second name, which fails if it is taken; then the first one goes.
    private void linkFile(Path from, Path to) throws IOException {
        try {
            Files.createLink(to, from);
        } catch (FileAlreadyExistsException e) {
            throw e;
        } catch (IOException | UnsupportedOperationException e) {
            // No hard links on this file system: take the name with an empty file, then replace that.
            Files.createFile(to);
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
            return;
        }
        Files.delete(from);
    }

    // Renaming replaces an empty directory: one that was just made here, or nothing if something was put into it.
    private void moveOntoReserved(Path from, Path to) throws IOException {
        if (!UnixMode.isKnownAt(to)) {
            Files.move(from, to);
            return;
        }
        Files.createDirectory(to);
        try {
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            Files.deleteIfExists(to);
            throw e;
        }
    }

    // The first number from this one on whose name is free; 0 stands for the name itself.
    private int free(int from) throws TransferException {
        for (var number = from; number < MOST_NUMBERS; number++) {
            if (!isTaken(number == 0 ? name : Names.numbered(name, number))) {
                return number;
            }
        }
        throw LocalFiles.exhausted(name);
    }

    // Also by a name that differs in case or in the way letters are composed: other file systems cannot hold both.
    private boolean isTaken(String candidate) throws TransferException {
        if (Files.exists(directory.resolve(candidate), LinkOption.NOFOLLOW_LINKS)) {
            return true;
        }
        var folded = Names.folded(candidate);
        var compared = 0;
        try (var others = Files.newDirectoryStream(directory)) {
            for (var other : others) {
                if (++compared > MOST_COMPARED) {
                    return false;
                } else if (Names.folded(other.getFileName().toString()).equals(folded)) {
                    return true;
                }
            }
        } catch (DirectoryIteratorException e) {
            throw LocalFiles.notStorable(name, e.getCause());
        } catch (IOException e) {
            // A directory that may be written to but not listed.
            return false;
        }
        return false;
    }

    private void checkDirectory() throws IOException {
        var now = FileFacts.of(directory, LinkOption.NOFOLLOW_LINKS);
        if (!now.isDirectory()
                || !now.key().equals(identity)
                || !directory.toRealPath().equals(directory)) {
            throw new LocalFileException(
                    "cannot store " + Names.shown(name) + ": its directory was replaced in the meantime",
                    "Look at who changes it, and try again.");
        }
    }

    private void sync() {
        try (var channel = FileChannel.open(directory, StandardOpenOption.READ)) {
            channel.force(true);
        } catch (IOException e) {
            // Not every system lets directories be synced; the content is.
        }
    }
}
