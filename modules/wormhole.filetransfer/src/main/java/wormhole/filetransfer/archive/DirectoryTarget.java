package wormhole.filetransfer.archive;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import wormhole.api.error.TransferException;
import wormhole.filetransfer.error.TransferMismatchException;
import wormhole.filetransfer.offer.Offer;
import wormhole.filetransfer.zip.ZipReader;

/**
 * A directory that is received as an archive and unpacked while it comes: into a directory within another one that only its
 * owner can enter, beside where it will go. Files are not synced one by one; the directory that gets the name is.
 */
final class DirectoryTarget implements Target {
    private static final String INNER = "content";

    private final Placement placement;
    private final Offer.Directory offer;
    private final Path staging;
    private final Unpacking unpacking;
    private final ZipReader reader;
    private long written;

    private DirectoryTarget(Placement placement, Offer.Directory offer, Path staging) {
        this.placement = placement;
        this.offer = offer;
        this.staging = staging;
        this.unpacking = new Unpacking(inner(), offer.bytes(), offer.files());
        this.reader = new ZipReader(unpacking);
    }

    static DirectoryTarget open(Placement placement, Offer.Directory offer) throws TransferException {
        placement.check(false);
        FreeSpace.check(placement, offer.bytes());
        var ownerOnly = Partial.ownerOnly(placement.directory(), UnixMode.OWNER_DIRECTORY);
        return Partial.make(placement.directory(), placement.name(), path -> {
            Files.createDirectory(path, ownerOnly);
            Files.createDirectory(path.resolve(INNER));
            return new DirectoryTarget(placement, offer, path);
        });
    }

    private Path inner() {
        return staging.resolve(INNER);
    }

    @Override
    public void write(ByteBuffer bytes) throws IOException {
        if (bytes.remaining() > offer.zipBytes() - written) {
            throw new TransferMismatchException("more bytes came than were offered");
        }
        written += bytes.remaining();
        try {
            reader.write(bytes);
        } catch (TransferException e) {
            throw e;
        } catch (IOException e) {
            throw LocalFiles.notStorable(placement.name(), e);
        }
    }

    @Override
    public Path commit() throws IOException {
        if (written != offer.zipBytes()) {
            throw new TransferMismatchException("fewer bytes came than were offered");
        }
        reader.finish();
        try {
            close();
            var placed = placement.moveDirectory(inner());
            delete(staging);
            return placed;
        } catch (TransferException e) {
            throw e;
        } catch (IOException e) {
            throw LocalFiles.notStorable(placement.name(), e);
        }
    }

    @Override
    public Optional<Path> keepPartial() {
        close();
        if (isEmpty(inner())) {
            discard();
            return Optional.empty();
        }
        return Optional.of(staging);
    }

    @Override
    public void discard() {
        close();
        delete(staging);
    }

    private void close() {
        reader.close();
        try {
            unpacking.close();
        } catch (IOException e) {
            // What was written is as good as it gets.
        }
    }

    private static boolean isEmpty(Path directory) {
        try (var children = Files.newDirectoryStream(directory)) {
            return !children.iterator().hasNext();
        } catch (IOException e) {
            return true;
        }
    }

    // Links are deleted, not followed; what cannot be deleted stays, for its owner alone.
    private static void delete(Path root) {
        try {
            Files.walkFileTree(root, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                    Files.delete(file);
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult postVisitDirectory(Path directory, @Nullable IOException problem)
                        throws IOException {
                    Files.delete(directory);
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException e) {
            // There is nobody to tell.
        }
    }
}
