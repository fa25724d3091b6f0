package wormhole.cli.debug;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import wormhole.api.DebugTiming;
import wormhole.cli.failure.Failure;
import wormhole.cli.failure.Interruption;
import wormhole.cli.terminal.Console;
import wormhole.cli.terminal.Escaping;

/**
 * The file of {@code --dump-timing}. It is opened before anything else happens, so that nobody learns after a long transfer that it
 * cannot be written; belongs to its owner alone, and never is what a symbolic link points to. It is written when this is closed, and
 * when the process is told to end.
 */
public final class TimingDump implements AutoCloseable {
    private static final Set<PosixFilePermission> OWNER_ONLY = PosixFilePermissions.fromString("rw-------");

    private final Console console;
    private final String given;
    private final SeekableByteChannel file;
    private final DebugTiming timing = new DebugTiming();
    private final Interruption atSignal;
    private boolean written;

    private TimingDump(Console console, String given, SeekableByteChannel file) {
        this.console = console;
        this.given = given;
        this.file = file;
        this.atSignal = Interruption.runs("wormhole-timing", this::writeQuietly);
    }

    /**
     * Opens the file; what stands in it stays until the end.
     *
     * @param console who is told that it was written
     * @param given its path
     * @return to be closed
     * @throws Failure it cannot be written
     */
    public static TimingDump open(Console console, String given) throws Failure {
        try {
            return new TimingDump(console, given, channel(Path.of(given)));
        } catch (InvalidPathException e) {
            throw failure(given, "it cannot be the path of a file");
        } catch (IOException e) {
            throw failure(given, reason(e));
        }
    }

    private static SeekableByteChannel channel(Path path) throws IOException {
        var options = Set.of(StandardOpenOption.WRITE, StandardOpenOption.CREATE, LinkOption.NOFOLLOW_LINKS);
        if (Files.exists(path, LinkOption.NOFOLLOW_LINKS) && !Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS)) {
            throw new FileSystemException(path.toString(), null, "it is a link, a directory or a device");
        }
        if (!path.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            return Files.newByteChannel(path, options);
        }
        FileAttribute<?> mode = PosixFilePermissions.asFileAttribute(OWNER_ONLY);
        var file = Files.newByteChannel(path, options, mode);
        try {
            // One that was there already has a mode of its own.
            Files.setPosixFilePermissions(path, OWNER_ONLY);
            return file;
        } catch (IOException e) {
            file.close();
            throw e;
        }
    }

    private static Failure failure(String given, String reason) {
        return new Failure(
                "the timing file '" + Escaping.path(given) + "' cannot be written: " + Escaping.line(reason, 300), "");
    }

    private static String reason(IOException e) {
        if (e instanceof NoSuchFileException) {
            return "there is no such directory";
        } else if (e instanceof AccessDeniedException) {
            return "no permission";
        }
        var why = e instanceof FileSystemException known ? known.getReason() : e.getMessage();
        return String.valueOf(why);
    }

    /**
     * What is written at the end.
     *
     * @return empty at first
     */
    public DebugTiming timing() {
        return timing;
    }

    /**
     * Writes the file and says so.
     *
     * @throws Failure it could not be written after all
     */
    @Override
    public void close() throws Failure {
        atSignal.lift();
        try {
            write();
        } catch (IOException e) {
            throw failure(given, reason(e));
        }
    }

    private void writeQuietly() {
        try {
            write();
        } catch (IOException e) {
            // The process is ending, and has more important things to say.
        }
    }

    private synchronized void write() throws IOException {
        if (written) {
            return;
        }
        written = true;
        try (file) {
            file.truncate(0);
            var bytes = ByteBuffer.wrap(timing.json().getBytes(StandardCharsets.US_ASCII));
            while (bytes.hasRemaining()) {
                file.write(bytes);
            }
        }
        console.note("Timing data written to " + Escaping.path(given));
    }
}
