package wormhole.filetransfer.zip;

import java.io.IOException;
import java.nio.ByteBuffer;

/**
 * Content as it is, whose end only its data descriptor shows: that is what the reference sends. The end is where a descriptor
 * stands that has the checksum and the size of everything before it, and a header behind it. Content that holds such a thing
 * must have been made for it; the central directory then disagrees, and all is refused.
 */
final class OpenStoredContent extends EntryContent {
    OpenStoredContent(EntryHeader header, ArchiveSink sink) {
        super(header, sink);
    }

    @Override
    boolean read(ByteBuffer window) throws IOException {
        var begin = window.position();
        var counted = begin;
        while (true) {
            var candidate = nextSignature(window, counted);
            count(window.slice(counted, candidate - counted));
            counted = candidate;
            if (window.limit() - candidate < Descriptor.LOOKAHEAD) {
                break;
            }
            var length = Descriptor.signed(window, candidate, crc(), size(), size());
            if (length > 0) {
                write(window.slice(begin, counted - begin));
                window.position(candidate + length);
                return true;
            }
            count(window.slice(counted, 1));
            counted++;
        }
        if (counted > begin) {
            write(window.slice(begin, counted - begin));
            window.position(counted);
        }
        return false;
    }

    // Where a descriptor may begin; at the end of what has come, where one cannot be seen yet.
    private static int nextSignature(ByteBuffer window, int from) {
        var last = window.limit() - 4;
        for (var at = from; at <= last; at++) {
            if (window.get(at) == 'P' && window.getInt(at) == ZipFormat.DESCRIPTOR) {
                return at;
            }
        }
        return Math.max(from, window.limit() - 3);
    }

    @Override
    EntryHeader completed() {
        return header().with(crc(), size(), size());
    }
}
