package wormhole.filetransfer.zip;

import java.io.IOException;
import java.nio.ByteBuffer;

/** Content as it is, of a size that the header tells. */
final class StoredContent extends EntryContent {
    StoredContent(EntryHeader header, ArchiveSink sink) throws IOException {
        super(header, sink);
        if (header.packed() != header.size()) {
            throw broken();
        }
    }

    @Override
    boolean read(ByteBuffer window) throws IOException {
        var bytes = (int) Math.min(window.remaining(), header().size() - size());
        if (bytes > 0) {
            var content = window.slice(window.position(), bytes);
            count(content.duplicate());
            write(content);
            window.position(window.position() + bytes);
        }
        if (size() < header().size()) {
            return false;
        }
        checkCrc(header().crc());
        return true;
    }

    @Override
    EntryHeader completed() {
        return header();
    }
}
