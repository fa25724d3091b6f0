package wormhole.filetransfer.zip;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.zip.CRC32;
import wormhole.filetransfer.error.TransferMismatchException;

/** Reads the content of one entry, up to and with its data descriptor. */
abstract class EntryContent {
    private final EntryHeader header;
    private final ArchiveSink sink;
    private final CRC32 crc = new CRC32();
    private long size;

    EntryContent(EntryHeader header, ArchiveSink sink) {
        this.header = header;
        this.sink = sink;
    }

    /**
     * Goes on.
     *
     * @param window what has come; its position moves behind what was used
     * @return whether this entry is complete; otherwise more bytes are needed
     */
    abstract boolean read(ByteBuffer window) throws IOException;

    /** What the header says, completed by what was read. */
    abstract EntryHeader completed();

    final EntryHeader header() {
        return header;
    }

    final int crc() {
        return (int) crc.getValue();
    }

    final long size() {
        return size;
    }

    /** Counts content that is written later. */
    final void count(ByteBuffer content) {
        size += content.remaining();
        crc.update(content);
    }

    final void write(ByteBuffer content) throws IOException {
        sink.write(content);
    }

    final void checkCrc(int expected) throws TransferMismatchException {
        if (crc() != expected) {
            throw broken();
        }
    }

    static TransferMismatchException broken() {
        return new TransferMismatchException("the content of an entry of the archive is damaged");
    }
}
