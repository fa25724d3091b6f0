package wormhole.filetransfer.archive;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import wormhole.filetransfer.error.LocalFileException;
import wormhole.filetransfer.name.Names;
import wormhole.filetransfer.offer.Symlinks;
import wormhole.filetransfer.zip.EntryList;

/** Lists what a directory holds, in the order of the names: every file, and those directories that hold nothing. */
final class TreeWalk {
    private final Symlinks symlinks;
    private final boolean ignoreUnsendable;
    private final EntryList entries = new EntryList();
    private final List<String> skipped = new ArrayList<>();
    private final Deque<Object> above = new ArrayDeque<>();

    TreeWalk(Symlinks symlinks, boolean ignoreUnsendable) {
        this.symlinks = symlinks;
        this.ignoreUnsendable = ignoreUnsendable;
    }

    EntryList entries() {
        return entries;
    }

    List<String> skipped() {
        return List.copyOf(skipped);
    }

    /** Adds what a directory holds, with names that begin with a prefix: empty, or ending in a slash. */
    void addDirectory(Path directory, String prefix) throws LocalFileException {
        try {
            addDirectory(directory, prefix, FileFacts.of(directory));
        } catch (LocalFileException e) {
            throw e;
        } catch (IOException e) {
            unsendable(LocalFiles.shown(directory), LocalFiles.reason(e));
        }
    }

    /** Adds one file that was named. */
    void addFile(Path file, String name) throws LocalFileException {
        try {
            add(file, name, FileFacts.of(file));
        } catch (LocalFileException e) {
            throw e;
        } catch (IOException e) {
            unsendable(LocalFiles.shown(file), LocalFiles.reason(e));
        }
    }

    private void addDirectory(Path directory, String prefix, FileFacts facts) throws IOException {
        facts.key().ifPresent(above::push);
        var before = entries.count();
        for (var child : children(directory, prefix)) {
            addChild(directory.resolve(child), prefix + child);
        }
        if (entries.count() == before && !prefix.isEmpty()) {
            addNamed(prefix, facts);
        }
        facts.key().ifPresent(key -> above.pop());
    }

    private void addChild(Path child, String name) throws LocalFileException {
        var depth = above.size();
        try {
            var facts = FileFacts.of(child);
            if (name.endsWith("/")) {
                enter(child, name, facts);
            } else {
                add(child, name, facts);
            }
        } catch (LocalFileException e) {
            throw e;
        } catch (IOException e) {
            while (above.size() > depth) {
                above.pop();
            }
            unsendable(Names.shown(name), LocalFiles.reason(e));
        }
    }

    private void enter(Path child, String name, FileFacts facts) throws IOException {
        if (facts.key().filter(above::contains).isPresent()) {
            unsendable(Names.shown(name), "it leads back to a directory above it");
        } else {
            addDirectory(child, name, facts);
        }
    }

    // Names alone, as there may be very many; those of directories end in a slash, which is how they sort.
    private List<String> children(Path directory, String prefix) throws IOException {
        var children = new ArrayList<String>();
        try (var stream = Files.newDirectoryStream(directory)) {
            for (var path : stream) {
                if (isWanted(path, prefix)) {
                    children.add(path.getFileName() + (Files.isDirectory(path) ? "/" : ""));
                }
            }
        } catch (DirectoryIteratorException e) {
            throw e.getCause();
        }
        children.sort(TreeWalk::compare);
        return children;
    }

    private boolean isWanted(Path path, String prefix) throws LocalFileException {
        if (!isFaithful(path.getFileName())) {
            unsendable(
                    Names.shown(prefix + path.getFileName()),
                    "its name is no text in the character set of this system");
            return false;
        }
        return symlinks == Symlinks.FOLLOW || !Files.isSymbolicLink(path) || isLinkWanted(prefix + path.getFileName());
    }

    private boolean isLinkWanted(String name) throws LocalFileException {
        if (symlinks == Symlinks.REFUSE) {
            throw LocalFiles.notSendable(Names.shown(name), "it is a symbolic link");
        }
        skipped.add(Names.shown(name) + ": a symbolic link");
        return false;
    }

    private void add(Path file, String name, FileFacts facts) throws LocalFileException {
        if (!facts.isRegular()) {
            unsendable(Names.shown(name), "it is neither a file nor a directory");
        } else if (!Files.isReadable(file)) {
            unsendable(Names.shown(name), "permission denied");
        } else {
            addNamed(name, facts);
        }
    }

    private void addNamed(String name, FileFacts facts) throws LocalFileException {
        if (Names.utf8Length(name) > EntryList.MAX_NAME_BYTES) {
            unsendable(Names.shown(name), "its path is too long");
        } else {
            entries.add(name, facts.mode(), facts.isDirectory() ? 0 : facts.size(), facts.modified());
        }
    }

    // A name of bytes that are no text comes back as another one when it is opened.
    private static boolean isFaithful(Path name) {
        try {
            return name.getFileSystem().getPath(name.toString()).equals(name);
        } catch (InvalidPathException e) {
            return false;
        }
    }

    private void unsendable(String shown, String why) throws LocalFileException {
        if (!ignoreUnsendable) {
            throw LocalFiles.notSendable(shown, why);
        }
        skipped.add(shown + ": " + why);
    }

    // By code points, as the bytes of UTF-8 compare, and not by the halves of those beyond 16 bits.
    static int compare(String one, String other) {
        var shorter = Math.min(one.length(), other.length());
        for (var i = 0; i < shorter; i++) {
            var left = one.charAt(i);
            var right = other.charAt(i);
            if (left != right) {
                return Character.isSurrogate(left) == Character.isSurrogate(right)
                        ? Character.compare(left, right)
                        : Character.isSurrogate(left) ? 1 : -1;
            }
        }
        return Integer.compare(one.length(), other.length());
    }
}
