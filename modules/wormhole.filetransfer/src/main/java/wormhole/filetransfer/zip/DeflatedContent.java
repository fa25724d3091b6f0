package wormhole.filetransfer.zip;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/** Compressed content, with its sizes in the header or in a data descriptor. */
final class DeflatedContent extends EntryContent {
    private final Inflater inflater;
    private final ByteBuffer out;

    DeflatedContent(EntryHeader header, ArchiveSink sink, Inflater inflater, ByteBuffer out) {
        super(header, sink);
        this.inflater = inflater;
        this.out = out;
        inflater.reset();
    }

    @Override
    boolean read(ByteBuffer window) throws IOException {
        return (inflater.finished() || inflate(window)) && ends(window);
    }

    private boolean inflate(ByteBuffer window) throws IOException {
        var limit = window.limit();
        var left = header().hasDescriptor() ? Long.MAX_VALUE : header().packed() - inflater.getBytesRead();
        window.limit(window.position() + (int) Math.min(window.remaining(), left));
        try {
            inflater.setInput(window);
            while (piece()) {
                checkSize();
            }
        } catch (DataFormatException e) {
            throw broken();
        } finally {
            window.limit(limit);
        }
        if (!inflater.finished() && inflater.getBytesRead() == header().packed() && !header().hasDescriptor()) {
            throw broken();
        }
        return inflater.finished();
    }

    private boolean piece() throws DataFormatException, IOException {
        out.clear();
        inflater.inflate(out);
        out.flip();
        if (out.hasRemaining()) {
            count(out.duplicate());
            write(out);
            return true;
        } else if (inflater.needsDictionary()) {
            throw broken();
        }
        return false;
    }

    private void checkSize() throws IOException {
        if (!header().hasDescriptor() && size() > header().size()) {
            throw broken();
        }
    }

    private boolean ends(ByteBuffer window) throws IOException {
        if (header().hasDescriptor()) {
            return descriptor(window);
        }
        if (inflater.getBytesRead() != header().packed() || size() != header().size()) {
            throw broken();
        }
        checkCrc(header().crc());
        return true;
    }

    private boolean descriptor(ByteBuffer window) throws IOException {
        if (window.remaining() < Descriptor.LOOKAHEAD) {
            return false;
        }
        var length = Descriptor.any(window, window.position(), crc(), inflater.getBytesRead(), size());
        if (length == 0) {
            throw broken();
        }
        window.position(window.position() + length);
        return true;
    }

    @Override
    EntryHeader completed() {
        return header().hasDescriptor() ? header().with(crc(), inflater.getBytesRead(), size()) : header();
    }
}
