package wormhole.filetransfer.zip;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.zip.Inflater;
import org.jspecify.annotations.Nullable;
import wormhole.filetransfer.error.TransferMismatchException;

/**
 * Reads an archive as it comes, front to back, and takes nothing on trust: no bytes before, between or behind the entries, and
 * a central directory that agrees with the local headers in every name, size, checksum, method and place. Memory is bounded
 * but for 24 bytes an entry. For one thread; after an error it is of no more use but to be closed.
 */
public final class ZipReader implements AutoCloseable {
    // Holds the longest header there can be: its name, extra field and comment have at most 64 KiB each.
    private static final int WINDOW_BYTES = 256 * 1024;
    private static final int OUT_BYTES = 128 * 1024;

    private final ArchiveSink sink;
    private final ByteBuffer window = ByteBuffer.allocateDirect(WINDOW_BYTES)
            .order(ByteOrder.LITTLE_ENDIAN)
            .limit(0);
    private final ByteBuffer out = ByteBuffer.allocateDirect(OUT_BYTES);
    private final Inflater inflater = new Inflater(true);
    private final EntryLedger ledger = new EntryLedger();
    private final CentralDirectory central;
    private long before;
    private long entryOffset;
    private boolean inCentral;
    private @Nullable EntryContent content;

    /**
     * At the beginning of an archive.
     *
     * @param sink hears what is in it
     */
    public ZipReader(ArchiveSink sink) {
        this.sink = sink;
        this.central = new CentralDirectory(sink, ledger);
    }

    /**
     * Takes the next bytes.
     *
     * @param bytes all of them are used
     * @throws IOException what has come is no archive that can be accepted, or the sink failed
     */
    public void write(ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            fill(bytes);
            while (step()) {
                // As long as what is there suffices.
            }
        }
    }

    private void fill(ByteBuffer bytes) throws TransferMismatchException {
        before += window.position();
        window.compact();
        if (!window.hasRemaining()) {
            throw noArchive();
        }
        var taken = Math.min(window.remaining(), bytes.remaining());
        window.put(bytes.slice(bytes.position(), taken)).flip();
        bytes.position(bytes.position() + taken);
    }

    /**
     * There are no more bytes.
     *
     * @throws TransferMismatchException there should be
     */
    public void finish() throws TransferMismatchException {
        if (!central.isComplete() || window.hasRemaining()) {
            throw new TransferMismatchException("the archive is incomplete");
        }
    }

    @Override
    public void close() {
        inflater.end();
    }

    private boolean step() throws IOException {
        if (content != null) {
            return content(content);
        }
        return inCentral ? central.step(window, before) : header();
    }

    private boolean content(EntryContent current) throws IOException {
        if (!current.read(window)) {
            return false;
        }
        sink.end();
        ledger.add(entryOffset, current.completed());
        content = null;
        return true;
    }

    private boolean header() throws IOException {
        if (window.remaining() < 4) {
            return false;
        }
        var signature = window.getInt(window.position());
        if (signature == ZipFormat.LOCAL) {
            return local();
        }
        if (signature != ZipFormat.CENTRAL && signature != ZipFormat.END && signature != ZipFormat.END64) {
            throw noArchive();
        }
        inCentral = true;
        central.begins(before + window.position());
        return true;
    }

    private boolean local() throws IOException {
        var start = window.position();
        if (window.remaining() < ZipFormat.LOCAL_BYTES) {
            return false;
        }
        var nameBytes = window.getShort(start + 26) & 0xffff;
        var extraBytes = window.getShort(start + 28) & 0xffff;
        if (window.remaining() < ZipFormat.LOCAL_BYTES + nameBytes + extraBytes) {
            return false;
        }
        var fields = EntryHeader.fields(window.position(start + 4));
        var name = new byte[nameBytes];
        window.get(name);
        var extra = Extra64.of(slice(extraBytes), fields.size(), fields.packed(), 0);
        window.position(window.position() + extraBytes);
        entryOffset = before + start;
        begin(fields.withName(name, extra));
        return true;
    }

    private ByteBuffer slice(int bytes) {
        return window.slice(window.position(), bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    private void begin(EntryHeader header) throws IOException {
        sink.begin(EntryName.of(header.name(), header.isUtf8()), header.hasDescriptor() ? 0 : header.size());
        if (header.method() == ZipFormat.DEFLATED) {
            content = new DeflatedContent(header, sink, inflater, out);
        } else {
            content = header.hasDescriptor() ? new OpenStoredContent(header, sink) : new StoredContent(header, sink);
        }
    }

    private static TransferMismatchException noArchive() {
        return new TransferMismatchException("what came is no zip archive, or a damaged one");
    }
}
