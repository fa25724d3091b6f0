package wormhole.filetransfer.archive;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import wormhole.api.error.TransferException;
import wormhole.filetransfer.name.Names;
import wormhole.filetransfer.offer.Destination;
import wormhole.filetransfer.offer.Offer;
import wormhole.filetransfer.offer.Symlinks;

/** The way in: makes sources and targets. */
public final class Archives {
    private Archives() {}

    /**
     * Looks at what shall be sent and computes its sizes. Nothing stays open.
     *
     * @param paths a file, a block device or a directory; or several, which become one directory
     * @param symlinks what is done with symbolic links inside directories. The paths themselves are always followed.
     * @param ignoreUnsendable whether what cannot be read is left out
     * @param name what the peer is told it is called; otherwise the last name of the path, and {@code files} for several
     * @return to be sent once
     * @throws TransferException something cannot be sent
     */
    public static Source source(List<Path> paths, Symlinks symlinks, boolean ignoreUnsendable, Optional<String> name)
            throws TransferException {
        return new Sources(symlinks, ignoreUnsendable, name).of(paths);
    }

    /**
     * Where something that is offered would go: the destination's name, or the safe form of the name that is offered.
     *
     * @param offer what is offered
     * @param destination where it shall go
     * @return absolute; something may stand there
     * @throws TransferException no safe name can be made of the one that is offered
     */
    public static Path path(Offer.Stored offer, Destination destination) throws TransferException {
        return destination.directory().toAbsolutePath().resolve(name(offer, destination));
    }

    /**
     * Begins to store something: checks the free space and the conflict, and creates what is written to until the end.
     *
     * @param offer what is offered; its sizes are the limits
     * @param destination where it shall go
     * @return open
     * @throws TransferException it cannot go there
     */
    public static Target target(Offer.Stored offer, Destination destination) throws TransferException {
        var placement = Placement.of(destination.directory(), name(offer, destination), destination.onConflict());
        return offer instanceof Offer.Directory directory
                ? DirectoryTarget.open(placement, directory)
                : FileTarget.open(placement, offer.bytesOnWire());
    }

    // A name that was chosen on this side is taken as it is.
    private static String name(Offer.Stored offer, Destination destination) throws TransferException {
        if (destination.name().isEmpty()) {
            return Names.sanitise(offer.name());
        }
        var name = destination.name().get();
        var path = Path.of(name);
        if (path.isAbsolute() || path.getNameCount() != 1 || name.isEmpty() || name.equals(".") || name.equals("..")) {
            throw new IllegalArgumentException("not the name of a file: " + Names.shown(name));
        }
        return path.toString();
    }
}
