package wormhole.filetransfer.zip;

import java.nio.ByteBuffer;
import java.util.Arrays;
import wormhole.filetransfer.error.TransferMismatchException;

/**
 * What the local and the central header of an entry both say.
 *
 * @param flags general purpose flags
 * @param method how it is compressed
 * @param crc of the content
 * @param packed size in the archive
 * @param size of the content
 * @param name as it stands there
 */
record EntryHeader(int flags, int method, int crc, long packed, long size, byte[] name) {
    private static final int REFUSED_FLAGS = 0x1 | 0x20 | 0x40 | 0x2000;
    private static final int MAX_VERSION = 63;

    EntryHeader {
        name = name.clone();
    }

    boolean hasDescriptor() {
        return (flags & ZipFormat.FLAG_DESCRIPTOR) != 0;
    }

    boolean isUtf8() {
        return (flags & ZipFormat.FLAG_UTF8) != 0;
    }

    EntryHeader with(int actualCrc, long actualPacked, long actualSize) {
        return new EntryHeader(flags, method, actualCrc, actualPacked, actualSize, name);
    }

    /** The next step of a hash over what must be the same in both headers. */
    long hash(long multiplier) {
        var hash = multiplier;
        for (var octet : name) {
            hash = (hash ^ octet & 0xff) * multiplier;
            hash ^= hash >>> 29;
        }
        for (var value : new long[] {flags & ZipFormat.FLAG_UTF8, method, crc, packed, size}) {
            hash = (hash ^ value) * multiplier;
            hash ^= hash >>> 32;
        }
        return hash;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof EntryHeader header && hash(1) == header.hash(1) && Arrays.equals(name, header.name);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(name);
    }

    /**
     * Reads the fields that begin with the version needed, which stand in both headers in the same order.
     *
     * @param in positioned there; afterwards behind the length of the extra field
     */
    static Fields fields(ByteBuffer in) throws TransferMismatchException {
        var version = in.getShort() & 0xff;
        var flags = in.getShort() & 0xffff;
        var method = in.getShort() & 0xffff;
        in.getInt();
        var fields = new Fields(
                flags,
                method,
                in.getInt(),
                in.getInt() & ZipFormat.MARKER,
                in.getInt() & ZipFormat.MARKER,
                in.getShort() & 0xffff,
                in.getShort() & 0xffff);
        if ((flags & REFUSED_FLAGS) != 0) {
            throw new TransferMismatchException("the archive has an entry that is encrypted or a patch");
        } else if (version > MAX_VERSION || method != ZipFormat.STORED && method != ZipFormat.DEFLATED) {
            throw new TransferMismatchException("the archive has an entry that is packed in an unknown way");
        }
        return fields;
    }

    /** The fixed fields of a header, before the zip64 field is applied. */
    record Fields(int flags, int method, int crc, long packed, long size, int nameBytes, int extraBytes) {
        EntryHeader withName(byte[] name, Extra64 extra) {
            return new EntryHeader(flags, method, crc, extra.packed(), extra.size(), name);
        }
    }
}
