package wormhole.filetransfer.archive;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import wormhole.filetransfer.error.LocalFileException;
import wormhole.filetransfer.name.Names;
import wormhole.filetransfer.offer.Symlinks;

/** Finds out what a path is, and makes a source of it. */
record Sources(Symlinks symlinks, boolean ignoreUnsendable, Optional<String> name) {
    private static final String NAME_OF_SEVERAL = "files";
    private static final String CHECK = "Check its name, and whether it can be read.";

    Source of(List<Path> paths) throws LocalFileException {
        if (paths.isEmpty()) {
            throw new IllegalArgumentException("nothing to send");
        }
        return paths.size() == 1 ? one(paths.get(0)) : several(paths);
    }

    private Source one(Path path) throws LocalFileException {
        var shown = LocalFiles.shown(path);
        try {
            // The name is the one that was typed, even that of a link; what is read is what it leads to.
            var real = path.toRealPath();
            var facts = FileFacts.of(real);
            var offered = name.isPresent() ? name.get() : nameOf(path);
            if (facts.isDirectory()) {
                return directory(offered, real);
            } else if (!facts.isRegular() && !facts.isBlockDevice()) {
                throw LocalFiles.notSendable(shown, "it is neither a file nor a directory", CHECK);
            }
            return facts.isRegular()
                    ? FileSource.ofFile(offered, real, facts)
                    : FileSource.ofBlockDevice(offered, real, facts);
        } catch (LocalFileException e) {
            throw e;
        } catch (IOException e) {
            throw LocalFiles.notSendable(shown, LocalFiles.reason(e), CHECK);
        }
    }

    private Source directory(String offered, Path real) throws LocalFileException {
        if (!Files.isReadable(real)) {
            throw LocalFiles.notSendable(Names.shown(offered), "permission denied", CHECK);
        }
        var walk = new TreeWalk(symlinks, ignoreUnsendable);
        walk.addDirectory(real, "");
        return new DirectorySource(offered, walk, real::resolve, symlinks);
    }

    private Source several(List<Path> paths) throws LocalFileException {
        var walk = new TreeWalk(symlinks, ignoreUnsendable);
        var roots = new LinkedHashMap<String, Path>();
        for (var path : paths) {
            add(path, walk, roots);
        }
        return new DirectorySource(name.orElse(NAME_OF_SEVERAL), walk, entry -> inside(roots, entry), Symlinks.FOLLOW);
    }

    private void add(Path path, TreeWalk walk, Map<String, Path> roots) throws LocalFileException {
        var shown = LocalFiles.shown(path);
        try {
            var own = nameOf(path);
            var real = path.toRealPath();
            if (roots.putIfAbsent(own, real) != null) {
                throw LocalFiles.notSendable(
                        shown, "another one of the same name is sent with it", "Send one after the other.");
            } else if (Files.isDirectory(real)) {
                walk.addDirectory(real, own + "/");
            } else {
                walk.addFile(real, own);
            }
        } catch (LocalFileException e) {
            throw e;
        } catch (IOException e) {
            throw LocalFiles.notSendable(shown, LocalFiles.reason(e), CHECK);
        }
    }

    private static Path inside(Map<String, Path> roots, String entry) {
        var slash = entry.indexOf('/');
        return slash < 0
                ? roots.get(entry)
                : roots.get(entry.substring(0, slash)).resolve(entry.substring(slash + 1));
    }

    private static String nameOf(Path path) throws LocalFileException {
        var last = path.toAbsolutePath().normalize().getFileName();
        if (last == null) {
            throw LocalFiles.notSendable(LocalFiles.shown(path), "it has no name", "Send what is in it.");
        }
        return last.toString();
    }
}
