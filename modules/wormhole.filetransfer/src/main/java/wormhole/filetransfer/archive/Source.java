package wormhole.filetransfer.archive;

import java.io.IOException;
import java.nio.channels.WritableByteChannel;
import java.util.List;

/** What is sent: its sizes are known before its bytes are read, because they are offered first. */
public interface Source {
    /**
     * What the peer is told it is called.
     *
     * @return a single name, without separators
     */
    String offeredName();

    /**
     * Whether it is sent as a zip archive.
     *
     * @return false for a file and a block device
     */
    boolean isDirectory();

    /**
     * How much {@link #writeTo} writes.
     *
     * @return bytes: of the file, or of the archive
     */
    long bytesOnWire();

    /**
     * How much the files hold.
     *
     * @return bytes; for a file the same as {@link #bytesOnWire}
     */
    long contentBytes();

    /**
     * How many files there are.
     *
     * @return files, without directories; 1 for a file
     */
    long entries();

    /**
     * What was left out because it cannot be sent, with the reason.
     *
     * @return one line each; empty unless leaving out was allowed
     */
    List<String> skipped();

    /**
     * Reads everything once, in order, with memory that does not depend on the size. May be called once.
     *
     * @param sink takes exactly {@link #bytesOnWire} bytes
     * @param cancel asked between pieces
     * @throws IOException reading or writing failed, the content is no longer what was offered ({@link
     *     wormhole.filetransfer.error.LocalFileException}), or it was cancelled
     */
    void writeTo(WritableByteChannel sink, Cancel cancel) throws IOException;
}
