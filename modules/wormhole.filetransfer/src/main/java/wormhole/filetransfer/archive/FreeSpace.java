package wormhole.filetransfer.archive;

import java.io.IOException;
import java.nio.file.Files;
import wormhole.filetransfer.error.LocalFileException;
import wormhole.filetransfer.name.Names;

/** Whether what is offered fits where it shall go, as far as the system tells. */
final class FreeSpace {
    private FreeSpace() {}

    static void check(Placement placement, long needed) throws LocalFileException {
        try {
            check(Files.getFileStore(placement.directory()).getUsableSpace(), needed, placement.name());
        } catch (LocalFileException e) {
            throw e;
        } catch (IOException e) {
            // Not known; writing will show.
        }
    }

    /** Of no more than is usable; a negative number is one that the system could not express. */
    static void check(long usable, long needed, String name) throws LocalFileException {
        if (usable >= 0 && usable < needed) {
            throw new LocalFileException(
                    "insufficient free space for " + Names.shown(name) + ": " + needed + " bytes are needed, " + usable
                            + " are there",
                    "Free some space, or choose another directory.");
        }
    }
}
