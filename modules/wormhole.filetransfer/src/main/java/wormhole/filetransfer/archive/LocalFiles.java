package wormhole.filetransfer.archive;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import wormhole.filetransfer.error.LocalFileException;
import wormhole.filetransfer.name.Names;

/** Errors about files of this machine, in words. */
final class LocalFiles {
    private LocalFiles() {}

    /** Something within a directory that is sent. */
    static LocalFileException notSendable(String shown, String why) {
        return notSendable(
                shown,
                why,
                "Leave it out, or allow leaving out what cannot be sent (--ignore-unsendable-files on the command line).");
    }

    /** Something that was named itself. */
    static LocalFileException notSendable(String shown, String why, String advice) {
        return new LocalFileException("cannot send " + shown + ": " + why, advice);
    }

    static LocalFileException changed(String shown) {
        return new LocalFileException(
                "cannot send " + shown + ": it changed while it was being sent",
                "Wait until nothing writes to it, or send a copy.");
    }

    /**
     * A name is taken.
     *
     * @param replaceable whether what is there could be replaced
     */
    static LocalFileException exists(String name, boolean replaceable) {
        return new LocalFileException(
                "there is something called " + Names.shown(name) + " already",
                "Choose another name or directory"
                        + (replaceable
                                ? ", or allow replacing it (on the command line -o PATH, --on-conflict=rename|overwrite)."
                                : " (on the command line -o PATH, --on-conflict=rename)."));
    }

    /** So many names are taken that no other one is looked for. */
    static LocalFileException exhausted(String name) {
        return new LocalFileException(
                "there are too many things called like " + Names.shown(name) + " already",
                "Delete or move some, or choose another directory.");
    }

    static LocalFileException inTheWay(String name) {
        return new LocalFileException(
                "what is called " + Names.shown(name) + " is no ordinary file, and is left as it is",
                "Choose another name or directory.");
    }

    static LocalFileException notStorable(String name, IOException cause) {
        var problem = new LocalFileException(
                "cannot store " + Names.shown(name) + ": " + reason(cause),
                "Choose a directory that can be written to and has space.");
        problem.initCause(cause);
        return problem;
    }

    /** In a few words, without paths. */
    static String reason(IOException problem) {
        if (problem instanceof NoSuchFileException) {
            return "no such file or directory";
        } else if (problem instanceof AccessDeniedException) {
            return "permission denied";
        } else if (problem instanceof FileSystemException named && named.getReason() != null) {
            return named.getReason();
        }
        var message = problem.getMessage();
        return problem instanceof FileSystemException || message == null
                ? problem.getClass().getSimpleName()
                : message;
    }

    static String shown(Path path) {
        return Names.shown(path.toString());
    }
}
